import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	anyScored,
	anyStaff,
	atLevel,
	codes,
	instrument,
	proof,
	scoredAt
} from '../../../tests/support/arbitrary-scores.ts';
import { levelIn } from './result.ts';
import type { Scored } from './score.ts';
import { result } from './scoring.ts';

const anyLayer = fc.constantFrom('consensus' as const, 'verified' as const);

describe('the verified layer', () => {
	test('has no level 3 or 4 without accepted evidence for that indicator, whatever is stored', () => {
		fc.assert(
			fc.property(anyScored, anyLayer, (scored, layer) => {
				for (const indicator of result(instrument, layer, scored, null).parameters.flatMap(
					({ indicators }) => indicators
				)) {
					const level = levelIn('verified', indicator) ?? 1;
					const accepted = scored.evidence.filter(
						(item) => item.indicator === indicator.code && item.accepted === true
					);
					if (level >= 3) expect(accepted.length).toBeGreaterThan(0);
					if (level === 4) expect(accepted.some((item) => item.provesReview)).toBe(true);
				}
			})
		);
	});

	test('keeps every level that its evidence carries', () => {
		const found = result(
			instrument,
			'verified',
			scoredAt(() => 4),
			null
		);
		expect(found).toMatchObject({ overall: 4, band: 'strong', parametersScored: 10 });
	});
});

describe('an indicator', () => {
	const only = (scored: Partial<Scored>, staff: number | null = null, code = '5.3') =>
		result(instrument, 'consensus', { consensus: [], verified: [], evidence: [], ...scored }, staff)
			.parameters.flatMap(({ indicators }) => indicators)
			.find((indicator) => indicator.code === code);

	test('is unproven when the group claims 3 and nothing was accepted', () => {
		const undecided = { ...proof('5.3'), accepted: null };
		expect(only({ consensus: [atLevel('5.3', 3)], evidence: [undecided] })?.unproven).toBe(true);
		expect(only({ consensus: [atLevel('5.3', 3)], evidence: [proof('5.3')] })?.unproven).toBe(false);
		expect(only({ consensus: [atLevel('5.3', 3)], evidence: [proof('5.2')] })?.unproven).toBe(true);
		expect(only({ consensus: [atLevel('5.3', 2)] })?.unproven).toBe(false);
	});

	test('has a gap only between two levels', () => {
		const both = { consensus: [atLevel('5.3', 4)], verified: [atLevel('5.3', 2)] };
		expect(only(both)?.gap).toBe(-2);
		expect(only({ consensus: both.consensus })?.gap).toBeNull();
		expect(
			only({ ...both, verified: [{ indicator: '5.3', mark: { kind: 'dontKnow' }, comment: '' }] })?.gap
		).toBeNull();
	});

	test('four indicators are not yet expected of at most two paid staff; unknown size excuses nothing', () => {
		const excused = (staff: number | null): string[] => codes.filter((code) => only({}, staff, code)?.notYetExpected);
		for (const staff of [0, 1, 2]) expect(excused(staff)).toEqual(['1.3', '4.2', '5.5', '6.2']);
		for (const staff of [3, 40, null]) expect(excused(staff)).toEqual([]);
	});
});

test('two scores for one indicator, or one for an unknown indicator, are faults and not choices', () => {
	const of = (scored: Partial<Scored>) => () =>
		result(instrument, 'consensus', { consensus: [], verified: [], evidence: [], ...scored }, null);
	expect(of({ consensus: [atLevel('1.1', 1), atLevel('1.1', 4)] })).toThrow(RangeError);
	expect(of({ verified: [atLevel('11.1', 1)] })).toThrow(RangeError);
	expect(of({ evidence: [proof('11.1')] })).toThrow(RangeError);
});

test('the same data give the same result', () => {
	fc.assert(
		fc.property(anyScored, anyStaff, (scored, staff) => {
			const turned = { ...scored, consensus: scored.consensus.toReversed(), verified: scored.verified.toReversed() };
			expect(result(instrument, 'verified', turned, staff)).toEqual(result(instrument, 'verified', scored, staff));
		})
	);
});
