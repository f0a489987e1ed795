import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	anyLevel,
	anyProvenScored,
	anyScored,
	anyStaff,
	atLevel,
	codes,
	instrument,
	proof,
	scoredAt
} from '../../../tests/support/arbitrary-scores.ts';
import { agreement, consensusIndex, findings, summary, type Findings } from './findings.ts';
import { indicatorsOf, type Level } from './instrument.ts';
import type { Scored } from './score.ts';
import { result } from './scoring.ts';
import { targets } from './targets.ts';

const found = (scored: Scored, paidStaff: number | null = 12, ageInYears: number | null = 9): Findings =>
	findings(
		instrument,
		result(instrument, 'verified', scored, paidStaff),
		targets(instrument, { paidStaff, ageInYears })
	);
const critical = new Set(indicatorsOf(instrument).flatMap(({ code, critical }) => (critical ? [code] : [])));
const names = (list: readonly { readonly indicator: string }[]): string[] => list.map(({ indicator }) => indicator);

describe('strengths and weaknesses', () => {
	test('part the verified levels: 3 and 4 here, 1 and 2 there unless not yet expected', () => {
		fc.assert(
			fc.property(anyScored, anyStaff, (scored, staff) => {
				const { strengths, weaknesses } = found(scored, staff);
				const all = result(instrument, 'verified', scored, staff).parameters.flatMap(({ indicators }) => indicators);
				const levelOf = (code: string): number | null => {
					const mark = all.find((indicator) => indicator.code === code)?.verified;
					return mark?.kind === 'level' ? mark.level : null;
				};
				const low = all
					.filter(({ code, notYetExpected }) => !notYetExpected && (levelOf(code) ?? 3) <= 2)
					.map(({ code }) => code);
				expect(names(weaknesses).toSorted()).toEqual(low.toSorted());
				expect(names(strengths).toSorted()).toEqual(codes.filter((code) => (levelOf(code) ?? 1) >= 3).toSorted());
			})
		);
	});

	test('a small organisation never has 1.3, 4.2, 5.5 or 6.2 as a weakness', () => {
		fc.assert(
			fc.property(anyScored, fc.nat({ max: 2 }), (scored, staff) => {
				const weak = names(found(scored, staff).weaknesses);
				expect(weak.filter((code) => ['1.3', '4.2', '5.5', '6.2'].includes(code))).toEqual([]);
			})
		);
		expect(
			names(
				found(
					scoredAt(() => 1),
					3
				).weaknesses
			)
		).toEqual(expect.arrayContaining(['1.3', '4.2', '5.5', '6.2']));
	});

	test('critical indicators at level 1 come before all other weaknesses', () => {
		fc.assert(
			fc.property(anyScored, anyStaff, (scored, staff) => {
				const pressing = found(scored, staff).weaknesses.map(
					({ indicator, level }) => level === 1 && critical.has(indicator)
				);
				expect(pressing).toEqual(pressing.toSorted((a, b) => Number(b) - Number(a)));
			})
		);
	});

	test('then the farther from the target, then the weaker parameter', () => {
		const given: Record<string, Level> = { '1.1': 1, '2.1': 2, '8.1': 2, '8.2': 2, '8.3': 2, '8.4': 1, '10.1': 1 };
		const { weaknesses } = found(scoredAt((code) => given[code] ?? 3));
		expect(names(weaknesses)).toEqual(['1.1', '8.4', '10.1', '8.1', '8.2', '8.3', '2.1']);
		expect(weaknesses[0]).toEqual({
			parameter: '1',
			indicator: '1.1',
			level: 1,
			critical: true,
			target: 3,
			distance: 2
		});
	});

	test('a low level that is enough for a young organisation has no distance', () => {
		const distances = found(
			scoredAt(() => 2),
			12,
			1
		).weaknesses.map(({ distance }) => distance);
		expect(new Set(distances)).toEqual(new Set([0]));
	});

	test('the best strength is the highest level, in the stronger parameter first', () => {
		const given: Record<string, Level> = { '3.1': 4, '9.1': 4, '9.2': 3, '9.3': 3, '9.4': 3, '9.5': 3 };
		expect(names(found(scoredAt((code) => given[code] ?? 2)).strengths).slice(0, 3)).toEqual(['9.1', '3.1', '9.2']);
	});

	test('the first page names at most three strengths and three to five weaknesses', () => {
		fc.assert(
			fc.property(anyProvenScored, anyStaff, (scored, staff) => {
				const all = found(scored, staff);
				const { strengths, weaknesses } = summary(all);
				expect(strengths).toEqual(all.strengths.slice(0, 3));
				expect(weaknesses.length).toBeLessThanOrEqual(5);
				expect(weaknesses.slice(0, 3)).toEqual(all.weaknesses.slice(0, 3));
			})
		);
		expect(summary(found(scoredAt(() => 1))).weaknesses).toHaveLength(5);
		expect(summary(found(scoredAt(() => 2))).weaknesses).toHaveLength(3);
	});
});

describe('disagreements', () => {
	test('are the gaps of a level or more, widest first', () => {
		const scored = {
			consensus: [atLevel('1.1', 3), atLevel('1.2', 4), atLevel('1.3', 2), atLevel('1.4', 2)],
			verified: [atLevel('1.1', 2), atLevel('1.2', 2), atLevel('1.3', 2), atLevel('1.4', 3)],
			evidence: [proof('1.4')]
		};
		const { disagreements, gaps } = found(scored);
		expect(disagreements.map(({ indicator, gap }) => [indicator, gap])).toEqual([
			['1.2', -2],
			['1.1', -1],
			['1.4', 1]
		]);
		expect(gaps.map(({ indicator, self, verified, gap }) => [indicator, self, verified, gap])).toEqual([
			['1.1', 3, 2, -1],
			['1.2', 4, 2, -2],
			['1.3', 2, 2, 0],
			['1.4', 2, 3, 1]
		]);
	});
});

test('what is missing is named with its reason, and is all that has no level', () => {
	const verified = [
		atLevel('1.1', 2),
		{ indicator: '1.2', mark: { kind: 'dontKnow' as const }, comment: '' },
		{ indicator: '1.3', mark: { kind: 'notApplicable' as const, reason: 'Two people' }, comment: '' }
	];
	const { missing } = found({ consensus: [], verified, evidence: [] });
	expect(missing).toHaveLength(codes.length - 1);
	expect(missing.slice(0, 3)).toEqual([
		{ indicator: '1.2', kind: 'dontKnow', reason: '' },
		{ indicator: '1.3', kind: 'notApplicable', reason: 'Two people' },
		{ indicator: '1.4', kind: 'notScored', reason: '' }
	]);
});

describe('the consensus index', () => {
	test('is 1 when all agree, 0 when half say 1 and half say 4', () => {
		expect(consensusIndex([3, 3, 3, 3, 3])).toBe(1);
		expect(consensusIndex([1, 4, 1, 4])).toBe(0);
		expect(consensusIndex([2, 3])).toBeCloseTo(1 - 0.5 / 1.5, 12);
		expect(consensusIndex([])).toBeNull();
	});

	test('lies between 0 and 1 and does not depend on who said what', () => {
		fc.assert(
			fc.property(fc.array(anyLevel, { minLength: 1 }), (levels) => {
				const index = consensusIndex(levels) ?? -1;
				expect(index).toBeGreaterThanOrEqual(0);
				expect(index).toBeLessThanOrEqual(1);
				expect(consensusIndex(levels.toSorted())).toBeCloseTo(index, 12);
			})
		);
	});

	test('is kept back where fewer than five people gave a level', () => {
		const people = (n: number) => Array.from({ length: n }, () => [atLevel('1.1', 2)]);
		const unsure = [{ indicator: '1.1', mark: { kind: 'dontKnow' as const }, comment: '' }];
		expect(agreement(instrument, [...people(4), unsure])[0]).toEqual({ indicator: '1.1', n: 4, index: null });
		expect(agreement(instrument, people(5))[0]).toEqual({ indicator: '1.1', n: 5, index: 1 });
		expect(agreement(instrument, people(5))[1]).toEqual({ indicator: '1.2', n: 0, index: null });
	});
});
