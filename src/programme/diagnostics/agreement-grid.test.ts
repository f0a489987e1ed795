import { describe, expect, test } from 'vitest';
import { instrument, scoredAt } from '../../../tests/support/arbitrary-scores.ts';
import { agreementGrid } from './agreement-grid.ts';
import { consensusIndex } from './findings.ts';
import type { Tally } from './individual-answers.ts';
import type { Level } from './instrument.ts';
import { result } from './scoring.ts';

const tally = (indicator: string, counts: readonly [number, number, number, number], unknown = 0): Tally[] => [
	...counts.map((count, index): Tally => ({ indicator, mark: String(index + 1) as Tally['mark'], count })),
	{ indicator, mark: 'dontKnow', count: unknown }
];
const at = (level: Level) => result(instrument, 'verified', scoredAt(() => level), 12);

describe('the consensus index against published variances', () => {
	// r*wg = 1 − s²/σ²mv with σ²mv = (H² + L²)/2 − ((H + L)/2)² (Lindell, Brandt & Whitney 1999, Applied Psychological Measurement 23:127–135): 2.25 for 1–4.
	const lindell = (variance: number) => 1 - variance / ((16 + 1) / 2 - ((4 + 1) / 2) ** 2);

	test('one person at each level has the variance of chance, (A² − 1)/12 (James, Demaree & Wolf 1984, Journal of Applied Psychology 69:85–98)', () => {
		const chance = (4 ** 2 - 1) / 12;
		const index = consensusIndex([1, 2, 3, 4])!;
		expect(index).toBeCloseTo(1 - Math.sqrt(chance) / 1.5, 12);
		expect(1 - (1 - index) ** 2).toBeCloseTo(lindell(chance), 12);
	});

	test('half at each end has the largest variance there is', () => {
		expect(1 - (1 - consensusIndex([1, 1, 4, 4])!) ** 2).toBeCloseTo(lindell(2.25), 12);
	});
});

describe('capacity × consensus', () => {
	test('tells what is weak in everybody’s eyes from what people see differently', () => {
		const alike = tally('1.1', [0, 4, 2, 0]);
		const differently = tally('2.1', [3, 0, 0, 3]);
		expect(agreementGrid(instrument, at(2), [...alike, ...differently]).map(({ parameter, quadrant }) => [parameter, quadrant])).toEqual([['1', 'weakAlike'], ['2', 'weakDifferently']]);
		expect(agreementGrid(instrument, at(3), [...alike, ...differently]).map(({ quadrant }) => quadrant)).toEqual(['strongAlike', 'strongDifferently']);
	});

	test('is the mean over the indicators that five or more gave a level', () => {
		const [place] = agreementGrid(instrument, at(2), [...tally('1.1', [0, 5, 0, 0]), ...tally('1.2', [3, 0, 0, 3]), ...tally('1.3', [0, 4, 0, 0], 2), ...tally('1.4', [1, 1, 1, 1])]);
		expect(place).toEqual({ parameter: '1', capacity: 2, consensus: 0.5, indicators: 2, of: 5, quadrant: 'weakAlike' });
	});

	test('says nothing where too few answered', () => {
		expect(agreementGrid(instrument, at(2), tally('1.1', [1, 1, 1, 1]))).toEqual([]);
	});
});
