import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kappaBand, quadraticKappa, raterAgreement, type Pair } from './rater-agreement.ts';

/** 20 subjects by two raters on six levels: the data set `anxiety` of the R package irr (Gamer, Lemon, Fellows, Singh 2019). */
const first = [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3];
const second = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4];
const anxiety = first.map((level, place): Pair => [level, second[place]!]);

const levels = fc.integer({ min: 1, max: 4 });
const pairs = fc.array(fc.tuple(levels, levels), { minLength: 2, maxLength: 60 });

test('the published worked example: kappa2(anxiety[,1:2], "squared") gives 0.297', () => {
	expect(quadraticKappa(anxiety, 6)).toBeCloseTo(0.297, 3);
	expect(raterAgreement(anxiety, 6)).toMatchObject({ n: 20, exact: 6 / 20, within1: 13 / 20 });
});

test('it is one less the mean squared difference over what means and spreads alone would give (Fleiss & Cohen 1973)', () => {
	fc.assert(fc.property(pairs, (given) => {
		const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
		const [one, two] = [given.map(([value]) => value), given.map(([, value]) => value)];
		const spread = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2));
		const chance = spread(one) + spread(two) + (mean(one) - mean(two)) ** 2;
		const kappa = quadraticKappa(given, 4);
		if (chance < 1e-9) expect(kappa).toBeNull();
		else expect(kappa).toBeCloseTo(1 - mean(given.map(([a, b]) => (a - b) ** 2)) / chance, 9);
	}));
});

test('who is called first does not matter; equal scores agree wholly; nobody is refused a number they have', () => {
	fc.assert(fc.property(pairs, (given) => {
		const turned = given.map(([one, two]): Pair => [two, one]);
		expect(quadraticKappa(turned, 4) ?? 9).toBeCloseTo(quadraticKappa(given, 4) ?? 9, 9);
		const same = given.map(([one]): Pair => [one, one]);
		expect(raterAgreement(same)).toMatchObject({ exact: 1, within1: 1 });
		expect([1, null]).toContain(raterAgreement(same).kappa);
		const { exact, within1 } = raterAgreement(given);
		expect(exact!).toBeLessThanOrEqual(within1!);
	}));
});

test('nothing in common is nothing to measure', () => {
	expect(raterAgreement([])).toEqual({ n: 0, exact: null, within1: null, kappa: null });
	expect(raterAgreement([[2, 2], [2, 2]]).kappa).toBeNull();
	expect(raterAgreement([[1, 4], [4, 1]]).kappa).toBeCloseTo(-1);
});

test('the words of Landis and Koch, at their bounds', () => {
	expect([-0.01, 0, 0.2, 0.21, 0.4, 0.41, 0.6, 0.61, 0.8, 0.81, 1].map(kappaBand)).toEqual([
		'poor', 'slight', 'slight', 'fair', 'fair', 'moderate', 'moderate', 'substantial', 'substantial', 'almostPerfect', 'almostPerfect'
	]);
});
