/**
 * An instrument as three sheets of texts, out and in again. The same rows stand in the spreadsheet and, as lists, in JSON, so
 * that both are examined by the same rules and every fault has a sheet, a row and a column. Missing texts are no fault here: a
 * draft may wait for its translation.
 */
import { languages, type Trilingual } from '#kernel/localised.ts';
import type { ProblemCode } from '#kernel/problem.ts';
import { levels } from './instrument.ts';
import { type DraftHead, type DraftIndicator, draftLimits, draftOf, type DraftParameter, headCode, indicatorShape, type InstrumentDraft, keyShape, parameterOf, parameterShape, type PartContent, reservedKeys } from './instrument-draft.ts';

export interface TextSheet {
	readonly name: string;
	readonly rows: readonly (readonly string[])[];
}

export interface RowFault {
	readonly sheet: string;
	/** As the spreadsheet counts: the headings are row 1. */
	readonly row: number;
	readonly column: string;
	readonly problem: ProblemCode;
}

const inLanguages = (field: string): string[] => languages.map((language) => `${field}.${language}`);

const headColumns = ['key', 'basedOn', 'parametersForOverall', 'organisationTypes', ...inLanguages('name'), ...inLanguages('purpose')];
const parameterColumns = ['code', 'weight', ...inLanguages('name'), ...inLanguages('shortName')];
const indicatorColumns = [
	'code', 'critical', 'notYetExpectedUpToStaff', 'earlier', ...inLanguages('name'), ...inLanguages('question'),
	...levels.flatMap((level) => inLanguages(`levels.${level}`)), ...inLanguages('evidence'), ...inLanguages('guidance')
];

export const sheetNames = { head: 'Instrument', parameters: 'Parameters', indicators: 'Indicators' } as const;

type Row = Readonly<Record<string, string>>;

export function sheetsOf(draft: InstrumentDraft): TextSheet[] {
	const { key, basedOn, head, parameters, indicators } = draft;
	const sheet = (name: string, columns: readonly string[], rows: readonly Row[]): TextSheet => ({ name, rows: [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))] });
	const number = (value: number | null) => (value === null ? '' : String(value));
	const headRow = { key, basedOn: number(basedOn), parametersForOverall: number(head.parametersForOverall), organisationTypes: head.organisationTypes.join(', '), ...spread('name', head.name), ...spread('purpose', head.purpose) };
	return [
		sheet(sheetNames.head, headColumns, [headRow]),
		sheet(sheetNames.parameters, parameterColumns, [...parameters].map(([code, one]) => ({ code, weight: String(one.weight), ...spread('name', one.name), ...spread('shortName', one.shortName) }))),
		sheet(sheetNames.indicators, indicatorColumns, [...indicators].map(([code, one]) => ({
			code, critical: one.critical ? 'yes' : 'no', notYetExpectedUpToStaff: number(one.notYetExpectedUpToStaff), earlier: one.earlier,
			...spread('name', one.name), ...spread('question', one.question), ...Object.assign({}, ...levels.map((level) => spread(`levels.${level}`, one.levels[level]))) as Row,
			...spread('evidence', one.evidence), ...spread('guidance', one.guidance)
		})))
	];
}

function spread(field: string, text: Trilingual): Row {
	return Object.fromEntries(languages.map((language) => [`${field}.${language}`, text[language]]));
}

/** Either the whole draft, or everything that is wrong with the rows. */
export function draftFromSheets(sheets: readonly TextSheet[]): { readonly draft: InstrumentDraft } | { readonly faults: readonly RowFault[] } {
	const reader = new Reader();
	const [first] = reader.rows(sheets, sheetNames.head, headColumns, true);
	const head = first && readHead(reader, first);
	const parts = new Map<string, PartContent>([[headCode, head?.content ?? emptyContent]]);
	for (const row of reader.rows(sheets, sheetNames.parameters, parameterColumns)) reader.place(parts, row, parameterShape, readParameter(reader, row));
	const parameters = new Set(parts.keys());
	for (const row of reader.rows(sheets, sheetNames.indicators, indicatorColumns)) {
		const code = row.cells['code'] ?? '';
		if (indicatorShape.test(code) && !parameters.has(parameterOf(code))) reader.fault(row, 'code', 'diagnostics/import-parameter-unknown');
		reader.place(parts, row, indicatorShape, readIndicator(reader, row));
	}
	return reader.faults.length > 0 || !head ? { faults: reader.faults } : { draft: draftOf(head.key, head.basedOn, parts) };
}

const emptyContent: DraftHead = { name: { ky: '', ru: '', en: '' }, purpose: { ky: '', ru: '', en: '' }, parametersForOverall: null, organisationTypes: [] };

interface PlacedRow {
	readonly sheet: string;
	readonly number: number;
	readonly cells: Row;
}

function readHead(reader: Reader, row: PlacedRow): { key: string; basedOn: number | null; content: DraftHead } {
	const key = row.cells['key'] ?? '';
	if (!keyShape.test(key) || reservedKeys.includes(key)) reader.fault(row, 'key', 'diagnostics/import-key-invalid');
	const organisationTypes = (row.cells['organisationTypes'] ?? '').split(',').map((type) => type.trim()).filter((type) => type !== '');
	return {
		key, basedOn: reader.number(row, 'basedOn', 1, 9999),
		content: { name: reader.text(row, 'name'), purpose: reader.text(row, 'purpose'), parametersForOverall: reader.number(row, 'parametersForOverall', 1, draftLimits.parameters), organisationTypes }
	};
}

function readParameter(reader: Reader, row: PlacedRow): DraftParameter {
	return { name: reader.text(row, 'name'), shortName: reader.text(row, 'shortName'), weight: reader.weight(row) };
}

function readIndicator(reader: Reader, row: PlacedRow): DraftIndicator {
	const [one, two, three, four] = levels.map((level) => reader.text(row, `levels.${level}`)) as [Trilingual, Trilingual, Trilingual, Trilingual];
	const earlier = row.cells['earlier'] ?? '';
	if (earlier !== '' && !indicatorShape.test(earlier)) reader.fault(row, 'earlier', 'diagnostics/import-code-invalid');
	return {
		name: reader.text(row, 'name'), critical: reader.yesOrNo(row, 'critical'), levels: { 1: one, 2: two, 3: three, 4: four },
		evidence: reader.text(row, 'evidence'), question: reader.text(row, 'question'), guidance: reader.text(row, 'guidance'),
		notYetExpectedUpToStaff: reader.number(row, 'notYetExpectedUpToStaff', 0, 1000), earlier
	};
}

/** Reads cells and remembers what was wrong with them. */
class Reader {
	readonly faults: RowFault[] = [];

	fault({ sheet, number }: PlacedRow, column: string, problem: ProblemCode): void {
		this.faults.push({ sheet, row: number, column, problem });
	}

	/** Rows that hold anything, with the number that the spreadsheet gives them. */
	rows(sheets: readonly TextSheet[], name: string, columns: readonly string[], onlyOne = false): PlacedRow[] {
		const sheet = sheets.find((one) => one.name.trim().toLowerCase() === name.toLowerCase());
		const whole: PlacedRow = { sheet: name, number: 1, cells: {} };
		if (!sheet) this.fault(whole, '', 'diagnostics/import-sheet-missing');
		const headings = (sheet?.rows[0] ?? []).map((heading) => heading.trim());
		if (sheet) for (const column of columns) if (!headings.includes(column)) this.fault(whole, column, 'diagnostics/import-column-missing');
		const placed = (sheet?.rows ?? []).map((row, index): PlacedRow => ({ sheet: name, number: index + 1, cells: Object.fromEntries(headings.map((heading, place) => [heading, (row[place] ?? '').trim()])) }));
		const filled = placed.slice(1).filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''));
		if (sheet && filled.length === 0) this.fault({ ...whole, number: 2 }, '', 'diagnostics/import-sheet-empty');
		const most = onlyOne ? 1 : draftLimits.indicators;
		if (filled.length > most) this.fault(filled[most]!, '', 'diagnostics/import-too-many-rows');
		return filled.slice(0, most);
	}

	place(parts: Map<string, PartContent>, row: PlacedRow, shape: RegExp, content: PartContent): void {
		const code = row.cells['code'] ?? '';
		if (!shape.test(code)) this.fault(row, 'code', 'diagnostics/import-code-invalid');
		else if (parts.has(code)) this.fault(row, 'code', 'diagnostics/import-code-twice');
		else parts.set(code, content);
	}

	text(row: PlacedRow, field: string): Trilingual {
		const [ky, ru, en] = languages.map((language) => {
			const text = (row.cells[`${field}.${language}`] ?? '').replaceAll('\r\n', '\n');
			if (text.length > draftLimits.text) this.fault(row, `${field}.${language}`, 'diagnostics/import-text-long');
			return text;
		}) as [string, string, string];
		return { ky, ru, en };
	}

	number(row: PlacedRow, column: string, least: number, most: number): number | null {
		const text = row.cells[column] ?? '';
		if (text === '') return null;
		const value = Number(text);
		if (/^\d{1,4}$/.test(text) && value >= least && value <= most) return value;
		this.fault(row, column, 'diagnostics/import-number-invalid');
		return null;
	}

	weight(row: PlacedRow): number {
		const text = (row.cells['weight'] ?? '').replace(',', '.');
		if (text === '') return 1;
		const value = Number(text);
		if (/^\d{1,2}(\.\d{1,2})?$/.test(text) && value > 0 && value <= 10) return value;
		this.fault(row, 'weight', 'diagnostics/import-number-invalid');
		return 1;
	}

	yesOrNo(row: PlacedRow, column: string): boolean {
		const text = (row.cells[column] ?? '').toLowerCase();
		if (!['', 'yes', 'no', 'true', 'false', '1', '0', 'ооба', 'жок', 'да', 'нет'].includes(text)) this.fault(row, column, 'diagnostics/import-yes-or-no');
		return ['yes', 'true', '1', 'ооба', 'да'].includes(text);
	}
}
