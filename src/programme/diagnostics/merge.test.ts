import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLevel, anyMark, atLevel, codes } from '../../../tests/support/arbitrary-scores.ts';
import { mergeScores, type OfferedScore, type StandingScore } from './merge.ts';

const standing = (indicator: string, level: 1 | 2 | 3 | 4, version: number): StandingScore => ({ ...atLevel(indicator, level), version, author: 'somebody', at: '2026-03-12T06:00:00.000Z' });
const now = (...scores: StandingScore[]) => new Map(scores.map((score) => [score.indicator, score]));

test('a first score and a score based on what stands are saved', () => {
	const offered = [{ ...atLevel('1.1', 2), basedOn: 0 }, { ...atLevel('1.2', 3), basedOn: 4 }];
	expect(mergeScores(now(standing('1.2', 1, 4)), offered)).toEqual({ toSave: offered, unchanged: [], conflicts: [] });
});

test('a score based on an older version is handed back with what stands', () => {
	const [mine, theirs] = [{ ...atLevel('1.2', 3), basedOn: 3 }, standing('1.2', 1, 4)];
	expect(mergeScores(now(theirs), [mine])).toEqual({ toSave: [], unchanged: [], conflicts: [{ offered: mine, standing: theirs }] });
});

test('two people who say the same do not disagree', () => {
	const theirs = standing('1.2', 3, 4);
	expect(mergeScores(now(theirs), [{ ...atLevel('1.2', 3), basedOn: 0 }])).toEqual({ toSave: [], unchanged: [theirs], conflicts: [] });
});

test('another comment on the same level is a change', () => {
	expect(mergeScores(now(standing('1.2', 3, 4)), [{ ...atLevel('1.2', 3), comment: 'Because', basedOn: 3 }]).conflicts).toHaveLength(1);
});

test('every score ends in exactly one of the three, and nothing that somebody had not seen is saved over', () => {
	const offers = fc.uniqueArray(fc.record({ indicator: fc.constantFrom(...codes), mark: anyMark, comment: fc.constantFrom('', 'why'), basedOn: fc.nat({ max: 3 }) }), { selector: ({ indicator }) => indicator });
	const stands = fc.uniqueArray(fc.record({ indicator: fc.constantFrom(...codes), level: anyLevel, version: fc.integer({ min: 1, max: 3 }) }), { selector: ({ indicator }) => indicator });
	fc.assert(fc.property(offers, stands, (offered: OfferedScore[], before) => {
		const known = now(...before.map(({ indicator, level, version }) => standing(indicator, level, version)));
		const merge = mergeScores(known, offered);
		const places = [...merge.toSave, ...merge.unchanged, ...merge.conflicts.map((conflict) => conflict.offered)].map(({ indicator }) => indicator);
		expect(places.sort()).toEqual(offered.map(({ indicator }) => indicator).sort());
		for (const score of merge.toSave) expect(score.basedOn).toBe(known.get(score.indicator)?.version ?? 0);
	}));
});
