import { languages, type Language } from '#kernel/localised.ts';
import { levels } from '#programme/diagnostics/instrument.ts';
import { describe, expect, test } from 'vitest';
import { instrument, inventRound, type Invention } from './cases/invented-round.ts';
import { draftParts } from './draft.ts';
import { parameterParts, parameterPart, partKeys } from './parts.ts';
import { phrasesOf } from './phrases/of.ts';

const notApplicable = { kind: 'notApplicable', reason: 'Мындай иш жүргүзүлбөйт' } as const;
const only = (parameters: number): NonNullable<Invention['mark']> => (code) => (Number(code.split('.')[0]) > parameters ? { kind: 'dontKnow' } : undefined);

const rounds: Readonly<Record<string, Invention>> = {
	'an ordinary first round': {},
	'a second round': { seed: 4, round: 2, around: 2.9 },
	'everything at level 1': { mark: () => ({ kind: 'level', level: 1 }) },
	'everything at level 2': { mark: () => ({ kind: 'level', level: 2 }) },
	'everything at level 4': { mark: () => ({ kind: 'level', level: 4 }), source: { recommendations: [] } },
	'nothing applicable': { mark: () => notApplicable },
	'nothing known': { mark: () => ({ kind: 'dontKnow' }) },
	'seven parameters only': { mark: only(7), round: 2 },
	'one indicator scored': { mark: (code) => (code === '5.1' ? { kind: 'level', level: 2 } : { kind: 'dontKnow' }) },
	'one parameter not applicable': { mark: (code) => (code.startsWith('8.') ? notApplicable : undefined) },
	'no evidence': { withEvidence: false, around: 3 },
	'not verified yet': { verified: false, round: 2 },
	'a very small organisation': { paidStaff: 1, around: 1.5 },
	'nobody and nothing recorded': {
		source: { participants: [], assessors: [], documents: [], consent: null, assessed: null, issuedOn: null, anchor: null, recommendations: [] }
	},
	'a tiny name': { organisation: { name: { ky: 'Ө' } } },
	'a huge name': { organisation: { name: { en: `«${'Өнүгүү '.repeat(40)}КФ»` } } },
	'no name at all': { organisation: { name: {} } },
	'one participant': { source: { participants: [{ role: { ky: 'Жетекчи' }, total: 1, women: null, men: null }] } }
};

const cases = Object.entries(rounds).flatMap(([name, invention]) => languages.map((language) => [name, language, invention] as const));

describe.each(cases)('%s, %s', (_, language, invention) => {
	const source = inventRound(invention);
	const parts = draftParts(source, language);
	const all = Object.entries(parts);

	test('has every part, and no part is empty', () => {
		expect(Object.keys(parts)).toEqual(partKeys(instrument, { isCompared: 'change' in parts }));
		expect('change' in parts).toBe(invention.round === 2 && invention.verified !== false);
		expect(all.filter(([, text]) => text.trim().length < 20)).toEqual([]);
	});

	test('reads as written by a person', () => {
		for (const [key, text] of all) {
			expect(text, key).not.toMatch(/undefined|NaN|null|\[object|\$\{/);
			expect(text, key).not.toMatch(/ {2}|[.,:;] ?[.,:;]| [.,;:!?»)]|«»|“”|\( |\(\)/);
			expect(text, key).not.toMatch(/(^|[.!?] )[a-zа-яөүңё]/mu);
			for (const line of text.split('\n')) if (line !== '') expect(line, key).toMatch(/[.!?…»”]$/);
		}
	});

	test('writes a level as a number with its word, and a mean with the sign of the language', () => {
		const text = all.map(([, part]) => part).join('\n');
		const words = phrasesOf[language].levelWords;
		for (const [, level, rest] of text.matchAll(levelIn[language])) expect(rest).toContain(words[Number(level) as (typeof levels)[number]]);
		expect(text).not.toMatch(language === 'en' ? /\b[1-4],\d\d\b/ : /(?<![\d.])[1-4]\.\d\d(?![\d.])/);
	});

	test('is the same every time', () => {
		expect(draftParts(inventRound(invention), language)).toEqual(parts);
	});
});

const levelIn: Readonly<Record<Language, RegExp>> = {
	ky: /(\d)-деңгээл\p{L}*(.{0,26})/gu,
	ru: /уров(?:ень|ня|не) (\d)(.{0,22})/gu,
	en: /level (\d)(.{0,16})/gu
};

describe('what a draft says', () => {
	test.each(languages)('the rubric speaks, not the numbers alone (%s)', (language) => {
		const source = inventRound({ seed: 7 });
		const parts = draftParts(source, language);
		for (const parameter of instrument.parameters) {
			const told = (['works', 'lacks'] as const).map((part) => parts[parameterPart(parameter.code, part)] ?? '').join(' ');
			const sentences = parameter.indicators.flatMap(({ levels: texts }) => levels.map((level) => texts[level][language]));
			expect(sentences.some((sentence) => told.includes(sentence)), parameter.code).toBe(true);
			expect(parts[parameterPart(parameter.code, 'next')]).toMatch(/\n- /);
		}
	});

	test('people are quoted, and accepted evidence is named', () => {
		const parts = draftParts(inventRound({ around: 3 }), 'ky');
		expect(Object.values(parts).join(' ')).toContain('«Жыйындар өтөт, бирок чечимдер жазылбай калат».');
		expect(parts.strengths).toMatch(/Көрүлгөн далил(дер)?: «/);
	});

	test('three strengths, three to five weaknesses, the critical ones first', () => {
		const parts = draftParts(inventRound({ mark: (code) => (code === '9.4' ? { kind: 'level', level: 3 } : { kind: 'level', level: 1 }) }), 'en');
		expect(parts.strengths.match(/^- /gm)).toHaveLength(1);
		expect(parts.weaknesses.match(/^- /gm)).toHaveLength(5);
		const critical = instrument.parameters.flatMap(({ indicators }) => indicators.filter((one) => one.critical).map(({ name }) => name.en));
		expect(critical.some((name) => parts.weaknesses.indexOf(`- ${name}`) >= 0)).toBe(true);
	});

	test('what is not yet expected of a small organisation is no weakness', () => {
		const parts = draftParts(inventRound({ paidStaff: 1, mark: () => ({ kind: 'level', level: 1 }) }), 'en');
		const excused = instrument.parameters.flatMap(({ indicators }) => indicators.filter((one) => one.notYetExpectedUpToStaff !== undefined));
		expect(excused.length).toBeGreaterThan(0);
		for (const { code, name } of excused) {
			expect(parts[parameterPart(code.split('.')[0] ?? '', 'lacks')]).not.toContain(`- ${name.en} (`);
			expect(parts.weaknesses).not.toContain(`- ${name.en} (`);
		}
	});

	test.each(languages)('no two neighbouring parameters open a part alike (%s)', (language) => {
		const parts = draftParts(inventRound({ seed: 2 }), language);
		for (const part of parameterParts) {
			const openings = instrument.parameters.map(({ code }) => (parts[parameterPart(code, part)] ?? '').split('\n')[0]);
			openings.forEach((opening, index) => expect(opening).not.toBe(openings[index + 1]));
		}
	});

	test('a language is not mixed with another', () => {
		const source = inventRound({ withEvidence: false, organisation: { name: { ky: 'A', ru: 'A', en: 'A' } } });
		const silent = { ...source, consensus: without(source.consensus), verified: without(source.verified) };
		expect(Object.values(draftParts(silent, 'en')).join(' ')).not.toMatch(/\p{Script=Cyrillic}/u);
		expect(Object.values(draftParts(silent, 'ru')).join(' ')).not.toMatch(/[ңөүҢӨҮ]/);
	});
});

function without<R extends ReturnType<typeof inventRound>['verified'] | ReturnType<typeof inventRound>['consensus']>(result: R): R {
	const parameters = result.parameters.map((one) => ({
		...one, indicators: one.indicators.map((each) => ({ ...each, comment: { consensus: '', verified: '' } }))
	}));
	return { ...result, parameters };
}
