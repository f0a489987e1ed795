import { expect, test } from 'vitest';
import { indicatorsOf, type Level } from '#programme/diagnostics/instrument.ts';
import { instrument, inventRound } from './cases/invented-round.ts';
import { draftCauses } from './draft-causes.ts';
import { read } from './reading.ts';
import { causeKeys, causePhrases } from './phrases/causes.ts';
import { rootCauses } from './root-causes.ts';
import { voiceOf } from './voice.ts';

const languages = ['ky', 'ru', 'en'] as const;
const told = (levels: Readonly<Record<string, Level>>, otherwise: Level = 3) => read(inventRound({ around: 4, mark: (code) => ({ kind: 'level', level: levels[code] ?? otherwise }) }));

test('three weak indicators in two parameters have one root; two, or three in one parameter, have none', () => {
	const causes = (levels: Readonly<Record<string, Level>>) => rootCauses(told(levels)).causes.map(({ key }) => key);
	expect(causes({ '1.3': 1, '3.1': 1, '3.4': 1 })).toContain('onePerson');
	expect(causes({ '1.3': 1, '3.1': 1 })).not.toContain('onePerson');
	expect(causes({ '8.1': 1, '8.2': 1, '8.3': 1 })).not.toContain('money');
	expect(causes({ '8.1': 1, '8.2': 1, '8.3': 1, '2.2': 1 })).toContain('money');
});

test('a cause is never a support at the same time, and two of each are enough', () => {
	for (const otherwise of [1, 2, 3, 4] as const) {
		const { supports, causes } = rootCauses(told({ '1.3': 1, '3.1': 1, '3.4': 1 }, otherwise));
		expect(Math.max(supports.length, causes.length)).toBeLessThanOrEqual(2);
		for (const { key } of supports) expect(causes.map((cause) => cause.key)).not.toContain(key);
	}
});

test('of another instrument nothing is claimed', () => {
	const reading = told({ '1.3': 1, '3.1': 1, '3.4': 1 });
	const other = { ...reading, source: { ...reading.source, instrument: { ...instrument, key: 'informal-group' } } };
	expect(rootCauses(other)).toEqual({ supports: [], causes: [] });
});

test.each(languages)('every cause and every support is worded, each differently, with the names in it (%s)', (language) => {
	const { supports, causes } = causePhrases[language];
	const all = [...Object.values(supports), ...Object.values(causes)].map((say) => say('«А», «Б»'));
	expect(all).toHaveLength(causeKeys.length * 2);
	expect(new Set(all).size).toBe(all.length);
	for (const text of all) expect(text).toMatch(/«А», «Б».*\.$/);
});

test.each(languages)('strengths are told as carefully as weaknesses (%s)', (language) => {
	const { supports, causes } = causePhrases[language];
	const length = (of: Readonly<Record<string, (names: string) => string>>): number => Object.values(of).reduce((sum, say) => sum + say('').length, 0);
	expect(length(supports) / length(causes)).toBeGreaterThan(0.6);
	const source = inventRound({ around: 3.4, seed: 6 });
	expect(draftCauses(voiceOf(source, language)).length).toBeGreaterThan(60);
	expect(indicatorsOf(source.instrument)).toHaveLength(46);
});
