import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levels } from '#programme/diagnostics/instrument.ts';
import { scale, type Factors } from './plan.ts';
import { defaultWeights, explain, inPriorityOrder, precedes, scaledGap, score, type Ranked } from './priority.ts';

const degree = fc.constantFrom(...scale);
const anyFactors: fc.Arbitrary<Factors> = fc.record({
	importance: degree,
	urgency: degree,
	ease: degree,
	gap: fc.double({ min: 1, max: 5, noNaN: true })
});
const anyRanked: fc.Arbitrary<Ranked> = fc.record({
	critical: fc.boolean(),
	score: fc.constantFrom(2, 3, 3.5, 4),
	indicators: fc.subarray(['1.1', '2.2', '5.3'], { minLength: 1 }),
	from: fc.option(fc.constantFrom(...levels), { nil: null })
});

describe('the priority score', () => {
	test('is .4 importance + .3 urgency + .2 ease + .1 gap', () => {
		expect(score({ importance: 5, urgency: 4, ease: 3, gap: 2 })).toBeCloseTo(2 + 1.2 + 0.6 + 0.2, 12);
		expect(Object.values(defaultWeights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
	});

	test('stays on the scale of its factors, and rises with each of them', () => {
		fc.assert(
			fc.property(
				anyFactors,
				degree,
				fc.constantFrom('importance' as const, 'urgency' as const, 'ease' as const),
				(factors, value, name) => {
					expect(score(factors)).toBeGreaterThanOrEqual(1 - 1e-9);
					expect(score(factors)).toBeLessThanOrEqual(5 + 1e-9);
					expect(Math.sign(score({ ...factors, [name]: value }) - score(factors))).toBe(
						Math.sign(value - factors[name])
					);
				}
			)
		);
	});

	test('is the sum of the terms that a reader is shown, with weights of one’s own too', () => {
		const weight = fc.double({ min: 0, max: 1, noNaN: true });
		const anyWeights = fc.record({ importance: weight, urgency: weight, ease: weight, gap: weight });
		fc.assert(
			fc.property(anyFactors, anyWeights, (factors, weights) => {
				const terms = explain(factors, weights);
				expect(terms.map(({ factor }) => factor)).toEqual(['importance', 'urgency', 'ease', 'gap']);
				for (const term of terms) expect(term.adds).toBe(term.weight * term.value);
				expect(terms.reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(score(factors, weights), 12);
			})
		);
	});

	test('scales the gap to 1…5: none is 1, one level 2⅓, two 3⅔, three 5', () => {
		expect(scaledGap(3, 3)).toBe(1);
		expect(scaledGap(2, 4)).toBe(1);
		expect(scaledGap(3, 2)).toBeCloseTo(2 + 1 / 3, 12);
		expect(scaledGap(3, 1)).toBeCloseTo(3 + 2 / 3, 12);
		expect(scaledGap(4, 1)).toBe(5);
	});
});

describe('the order of actions', () => {
	test('keeps them all, and puts none before the step it builds on', () => {
		fc.assert(
			fc.property(fc.array(anyRanked, { maxLength: 20 }), (actions) => {
				const ordered = inPriorityOrder(actions);
				expect(new Set(ordered)).toEqual(new Set(actions));
				expect(ordered).toHaveLength(actions.length);
				ordered.forEach((action, place) =>
					expect(ordered.slice(place + 1).some((later) => precedes(later, action))).toBe(false)
				);
			})
		);
	});

	test('is critical first, then by score, when no action builds on another', () => {
		fc.assert(
			fc.property(fc.array(anyRanked.map((action) => ({ ...action, from: null }))), (actions) => {
				const ordered = inPriorityOrder(actions);
				ordered.slice(1).forEach((action, place) => {
					const before = ordered[place] ?? action;
					expect(before.critical || !action.critical).toBe(true);
					if (before.critical === action.critical) expect(before.score).toBeGreaterThanOrEqual(action.score);
					if (before.critical === action.critical && before.score === action.score) {
						expect(actions.indexOf(before)).toBeLessThan(actions.indexOf(action));
					}
				});
			})
		);
	});

	test('treats scores that are equal on paper as equal', () => {
		const action = (indicator: string, score: number): Ranked => ({
			critical: false,
			score,
			indicators: [indicator],
			from: 1
		});
		const pair = [action('1.1', 0.3), action('2.2', 0.1 + 0.2)];
		expect(inPriorityOrder(pair)).toEqual(pair);
	});
});
