import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instrument } from '../../../tests/support/arbitrary-scores.ts';
import { byCode, draftOf, emptyIndicator, instrumentFrom, type InstrumentDraft, missingIn, nextCode, nothing, partsOf } from './instrument-draft.ts';
import { faultsOf } from './instrument-faults.ts';
import { jsonOf, sheetsFromJson } from './instrument-json.ts';
import { draftFromSheets, sheetsOf, type TextSheet } from './instrument-sheet.ts';

const draft = draftOf(instrument.key, instrument.version, partsOf(instrument));

describe('a draft', () => {
	test('of a published version is complete, and published again says the same, comparable in everything', () => {
		expect(faultsOf(draft, instrument)).toEqual([]);
		const again = instrumentFrom(draft, 2);
		expect(again.parameters).toEqual(instrument.parameters);
		expect(Object.keys(again.comparesWith!.indicators)).toHaveLength(46);
	});

	test('says of every missing text where it is missing', () => {
		const content = draft.indicators.get('3.2')!;
		const gap = { ...content, levels: { ...content.levels, 2: { ...content.levels[2], ky: '' } } };
		expect(missingIn(gap)).toEqual([{ field: 'levels.2', language: 'ky' }]);
		expect(missingIn({ ...content, guidance: { ...nothing, ru: 'Сверьте даты.' } })).toEqual([{ field: 'guidance', language: 'ky' }, { field: 'guidance', language: 'en' }]);
		expect(missingIn(emptyIndicator)).toHaveLength(21);
	});

	test('cannot be published with an empty parameter, a name too long, a rule beyond its size, or a comparison that is none', () => {
		const changed = (change: Partial<InstrumentDraft>) => faultsOf({ ...draft, ...change }, instrument).map(({ part, problem }) => `${part} ${problem}`);
		expect(changed({ indicators: new Map([...draft.indicators].filter(([code]) => !code.startsWith('2.'))) })).toEqual(['2 diagnostics/instrument-parameter-empty']);
		expect(changed({ head: { ...draft.head, parametersForOverall: 11 } })).toEqual([' diagnostics/instrument-overall-beyond']);
		const parameter = draft.parameters.get('1')!;
		expect(changed({ parameters: new Map(draft.parameters).set('1', { ...parameter, shortName: { ...parameter.shortName, en: 'x'.repeat(25) } }) })).toEqual(['1 diagnostics/instrument-name-long']);
		const indicator = draft.indicators.get('1.1')!;
		const with11 = (earlier: string) => changed({ indicators: new Map(draft.indicators).set('1.1', { ...indicator, earlier }) });
		expect(with11('9.9')).toEqual(['1.1 diagnostics/instrument-earlier-unknown']);
		expect(with11('1.2')).toEqual(['1.2 diagnostics/instrument-earlier-twice']);
		expect(changed({ parameters: new Map(), indicators: new Map() })).toContain(' diagnostics/instrument-too-few');
	});

	test('gives codes in the order of numbers and never one that stands', () => {
		expect(['10.1', '2.10', '2.9', '2', ''].sort(byCode)).toEqual(['', '2', '2.9', '2.10', '10.1']);
		expect(nextCode(draft, null)).toBe('11');
		expect(draft.indicators.has(nextCode(draft, '3'))).toBe(false);
	});
});

describe('out and in again', () => {
	test('as a spreadsheet and as JSON it stays what it was', () => {
		expect(draftFromSheets(sheetsOf(draft))).toEqual({ draft });
		expect(draftFromSheets(sheetsFromJson(jsonOf(draft))!)).toEqual({ draft });
	});

	const [head, parameters, indicators] = sheetsOf(draft) as [TextSheet, TextSheet, TextSheet];
	const edited = (sheet: TextSheet, row: number, column: string, text: string): TextSheet[] => {
		const place = sheet.rows[0]!.indexOf(column);
		const rows = sheet.rows.map((cells, index) => (index === row - 1 ? cells.with(place, text) : cells));
		return [head, parameters, indicators].map((one) => (one === sheet ? { ...sheet, rows } : one));
	};

	test.each([
		[indicators, 5, 'code', '1.1', 'diagnostics/import-code-twice'],
		[indicators, 5, 'code', 'one', 'diagnostics/import-code-invalid'],
		[indicators, 6, 'code', '77.1', 'diagnostics/import-parameter-unknown'],
		[indicators, 7, 'critical', 'perhaps', 'diagnostics/import-yes-or-no'],
		[indicators, 8, 'notYetExpectedUpToStaff', 'two', 'diagnostics/import-number-invalid'],
		[indicators, 9, 'levels.3.ky', 'ү'.repeat(2001), 'diagnostics/import-text-long'],
		[parameters, 3, 'weight', '-1', 'diagnostics/import-number-invalid'],
		[head, 2, 'key', 'Ачкыч', 'diagnostics/import-key-invalid'],
		[head, 2, 'key', 'drafts', 'diagnostics/import-key-invalid']
	] as const)('%#. names sheet, row and column of what is wrong', (sheet, row, column, text, problem) => {
		expect(draftFromSheets(edited(sheet, row, column, text))).toEqual({ faults: expect.arrayContaining([{ sheet: sheet.name, row, column, problem }]) });
	});

	test('a missing translation is no fault: it waits in the draft', () => {
		const read = draftFromSheets(edited(indicators, 4, 'name.ky', ''));
		expect('draft' in read && missingIn(read.draft.indicators.get('1.3')!)).toEqual([{ field: 'name', language: 'ky' }]);
	});

	test('a sheet or a column that is not there is named', () => {
		expect(draftFromSheets([head, parameters])).toEqual({ faults: [{ sheet: 'Indicators', row: 1, column: '', problem: 'diagnostics/import-sheet-missing' }] });
		const narrow = { ...parameters, rows: parameters.rows.map((row) => row.slice(0, -1)) };
		expect(draftFromSheets([head, narrow, indicators])).toEqual({ faults: [{ sheet: 'Parameters', row: 1, column: 'shortName.en', problem: 'diagnostics/import-column-missing' }] });
	});

	test('no JSON and no rows, however strange, break it', () => {
		expect(sheetsFromJson('{"key": ')).toBeNull();
		expect(sheetsFromJson('7')).toBeNull();
		fc.assert(fc.property(fc.json(), (text) => {
			const sheets = sheetsFromJson(text);
			if (sheets) expect(draftFromSheets(sheets)).toHaveProperty('faults');
		}));
		fc.assert(fc.property(fc.array(fc.array(fc.string(), { maxLength: 40 }), { maxLength: 12 }), (rows) => {
			expect(draftFromSheets([head, parameters, { name: 'Indicators', rows }])).toHaveProperty('faults');
		}));
	});
});
