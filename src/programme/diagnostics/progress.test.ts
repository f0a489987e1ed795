import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyScored, atLevel, instrument, scoredAt } from '../../../tests/support/arbitrary-scores.ts';
import { mayCompleteLayer } from './completeness.ts';
import { progress } from './progress.ts';
import { layers } from './score.ts';

describe('progress', () => {
	test('of an untouched layer is 0, even when evidence was already handed in', () => {
		const { evidence } = scoredAt(() => 3);
		for (const layer of layers) {
			const untouched = progress(instrument, layer, [], evidence);
			expect(untouched).toMatchObject({ done: 0, of: 46, percent: 0 });
			expect(untouched.parameters.map(({ done, percent }) => done + percent)).toEqual(Array(10).fill(0));
		}
	});

	test('counts "don’t know" as decided and "not applicable" without a reason as not', () => {
		const marks = [
			atLevel('1.1', 1),
			{ indicator: '1.2', mark: { kind: 'dontKnow' as const }, comment: '' },
			{ indicator: '1.3', mark: { kind: 'notApplicable' as const, reason: '' }, comment: '' }
		];
		const { parameters, ...whole } = progress(instrument, 'consensus', marks, []);
		expect(whole).toEqual({ done: 2, of: 46, percent: 4 });
		expect(parameters[0]).toEqual({ code: '1', done: 2, of: 5, percent: 40 });
	});

	test('does not count a verified level 3 that nothing proves', () => {
		expect(progress(instrument, 'verified', [atLevel('1.1', 3)], []).done).toBe(0);
	});

	test('is 100 exactly when the layer may be completed, and the whole is the sum of its parameters', () => {
		fc.assert(
			fc.property(anyScored, fc.constantFrom(...layers), ({ verified, evidence }, layer) => {
				const { parameters, done, of, percent } = progress(instrument, layer, verified, evidence);
				expect(percent === 100).toBe(mayCompleteLayer(instrument, layer, verified, evidence) === true);
				expect([done, of]).toEqual([
					parameters.reduce((sum, one) => sum + one.done, 0),
					parameters.reduce((sum, one) => sum + one.of, 0)
				]);
				expect(percent).toBeLessThanOrEqual((100 * done) / of);
			})
		);
		const complete = scoredAt(() => 3);
		expect(progress(instrument, 'verified', complete.verified, complete.evidence).percent).toBe(100);
	});
});
