import { expect, test } from 'vitest';
import { raterAgreement } from './rater-agreement.ts';
import { type ScoredBeside, scoringQuality } from './scoring-quality.ts';

const cell = (own: number, other: number, settled: number | null, count = 1, quarter = '2026-Q1'): ScoredBeside => ({ own, other, settled, count, quarter });

test('agreement counts every pair as often as it was given', () => {
	const { agreement } = scoringQuality([cell(2, 2, 2, 3), cell(3, 2, 2), cell(1, 3, 1)]);
	expect(agreement).toEqual(raterAgreement([[2, 2], [2, 2], [2, 2], [3, 2], [1, 3]]));
	expect(agreement).toMatchObject({ n: 5, exact: 0.6, within1: 0.8 });
});

test('drift is how far above or below the settled level somebody scores, quarter by quarter', () => {
	const { drift, quarters } = scoringQuality([cell(3, 2, 2, 1, '2026-Q2'), cell(2, 2, 2, 3, '2026-Q1'), cell(1, 2, 2, 1, '2026-Q1'), cell(4, 1, null, 9, '2026-Q2')]);
	expect(drift).toEqual({ n: 5, mean: 0 });
	expect(quarters).toEqual([{ quarter: '2026-Q1', n: 4, mean: -0.25 }, { quarter: '2026-Q2', n: 1, mean: 1 }]);
});

test('of nothing there is no figure', () => {
	expect(scoringQuality([])).toEqual({ agreement: { n: 0, exact: null, within1: null, kappa: null }, drift: { n: 0, mean: null }, quarters: [] });
	expect(scoringQuality([cell(2, 2, null)]).drift).toEqual({ n: 0, mean: null });
});
