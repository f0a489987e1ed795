import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	anyCode,
	anyLevel,
	anyProvenScored,
	anyScored,
	anyUncountedMark,
	atLevel,
	instrument,
	scoredAt
} from '../../../tests/support/arbitrary-scores.ts';
import { levels, type Level } from './instrument.ts';
import { levelIn, type Result } from './result.ts';
import type { Score, Scored } from './score.ts';
import { band, lowerOfTwo, result } from './scoring.ts';

const anyLayer = fc.constantFrom('consensus' as const, 'verified' as const);
const means = (of: Result): unknown => [
	of.overall,
	of.parameters.map(({ mean, lowest, scored }) => [mean, lowest, scored])
];
const withScore = (scored: Scored, layer: 'consensus' | 'verified', score: Score): Scored => ({
	...scored,
	[layer]: [...scored[layer].filter(({ indicator }) => indicator !== score.indicator), score]
});
const without = (scored: Scored, layer: 'consensus' | 'verified', code: string): Scored => ({
	...scored,
	[layer]: scored[layer].filter(({ indicator }) => indicator !== code)
});

describe('levels and bands', () => {
	test('between two levels stands the lower', () => {
		for (const a of levels) for (const b of levels) expect(lowerOfTwo(a, b)).toBe(Math.min(a, b));
	});

	test('bands begin where the methodology says', () => {
		expect([1, 1.749, 1.75, 2.499, 2.5, 3.249, 3.25, 4].map(band)).toEqual([
			'critical',
			'critical',
			'weak',
			'weak',
			'satisfactory',
			'satisfactory',
			'strong',
			'strong'
		]);
		expect(band(null)).toBeNull();
	});

	test('the noise of floating point does not cost a band', () => {
		expect(band(2.4999999999999996)).toBe('satisfactory');
	});
});

describe('a mean', () => {
	test('is not changed by "not applicable" or "don’t know"', () => {
		fc.assert(
			fc.property(anyScored, anyLayer, anyCode, anyUncountedMark, (scored, layer, code, mark) => {
				const silent = result(instrument, layer, without(scored, layer, code), null);
				const marked = result(
					instrument,
					layer,
					withScore(scored, layer, { indicator: code, mark, comment: '' }),
					null
				);
				expect(means(marked)).toEqual(means(silent));
			})
		);
	});

	test('lies between the lowest and the highest level, and is of the levels only', () => {
		fc.assert(
			fc.property(anyScored, anyLayer, (scored, layer) => {
				for (const parameter of result(instrument, layer, scored, null).parameters) {
					const found = parameter.indicators
						.map((indicator) => levelIn(layer, indicator))
						.filter((level) => level !== null);
					expect(parameter.scored).toBe(found.length);
					if (found.length === 0)
						expect([parameter.mean, parameter.lowest, parameter.band]).toEqual([null, null, null]);
					else {
						expect(parameter.lowest).toBe(Math.min(...found));
						expect(parameter.mean).toBeGreaterThanOrEqual(Math.min(...found));
						expect(parameter.mean).toBeLessThanOrEqual(Math.max(...found));
					}
				}
			})
		);
	});

	test('of levels 1, 2 and 4 is 7/3, whatever else was not known', () => {
		const given: Record<string, Level> = { '1.1': 1, '1.2': 2, '1.5': 4 };
		const [first] = result(
			instrument,
			'consensus',
			scoredAt((code) => given[code] ?? null),
			null
		).parameters;
		expect(first).toMatchObject({ mean: 7 / 3, lowest: 1, scored: 3, of: 5, band: 'weak' });
	});

	test('does not depend on the other layer', () => {
		fc.assert(
			fc.property(anyScored, anyScored, (one, other) => {
				const mixed = { ...one, verified: other.verified };
				expect(means(result(instrument, 'consensus', mixed, null))).toEqual(
					means(result(instrument, 'consensus', one, null))
				);
			})
		);
	});
});

describe('the overall mean', () => {
	test('needs eight parameters', () => {
		const upTo = (last: number): Result =>
			result(
				instrument,
				'verified',
				scoredAt((code) => (Number.parseInt(code) <= last ? 3 : null)),
				null
			);
		expect(upTo(7)).toMatchObject({ overall: null, band: null, parametersScored: 7 });
		expect(upTo(8)).toMatchObject({ overall: 3, band: 'satisfactory', parametersScored: 8 });
		fc.assert(
			fc.property(anyScored, anyLayer, (scored, layer) => {
				const { overall, parametersScored } = result(instrument, layer, scored, null);
				expect(overall === null).toBe(parametersScored < 8);
			})
		);
	});

	test('is the mean of the parameters, not of the indicators', () => {
		const scored = scoredAt((code) => (code.startsWith('10.') ? 4 : 1));
		expect(result(instrument, 'verified', scored, null).overall).toBeCloseTo((9 * 1 + 4) / 10, 12);
	});

	test('follows the weights, and a parameter without a mean takes its weight with it', () => {
		const weighted = {
			...instrument,
			parameters: instrument.parameters.map((one) => ({ ...one, weight: one.code === '10' ? 11 : 1 }))
		};
		expect(
			result(
				weighted,
				'verified',
				scoredAt((code) => (code.startsWith('10.') ? 4 : 1)),
				null
			).overall
		).toBeCloseTo((9 + 44) / 20, 12);
		expect(
			result(
				weighted,
				'verified',
				scoredAt((code) => (code.startsWith('10.') ? null : 2)),
				null
			).overall
		).toBeCloseTo(2, 12);
	});

	test('never falls when one level rises', () => {
		fc.assert(
			fc.property(anyProvenScored, anyLayer, anyCode, anyLevel, anyLevel, (scored, layer, code, a, b) => {
				const at = (level: Level): Result =>
					result(instrument, layer, withScore(scored, layer, atLevel(code, level)), null);
				const [low, high] = [at(a < b ? a : b), at(a < b ? b : a)];
				expect(high.overall ?? 0).toBeGreaterThanOrEqual(low.overall ?? 0);
			})
		);
	});
});
