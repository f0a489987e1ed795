/** How an assessor scores, over many cases: agreement with whoever scored the same independently, and drift from what both settled on. */
import { type Pair, raterAgreement, type RaterAgreement } from './rater-agreement.ts';

/** How often one assessor gave one level where the other gave another, and what was settled on, within a quarter. */
export interface ScoredBeside {
	/** `2026-Q1`, of the day on which the sheet was handed in. */
	readonly quarter: string;
	readonly own: number;
	readonly other: number;
	/** `null` where nothing is verified yet, or no level was. */
	readonly settled: number | null;
	readonly count: number;
}

export interface Drift {
	/** Indicators that were settled with a level. */
	readonly n: number;
	/** Mean of own − settled, in levels: above 0 milder than what was settled on, below 0 stricter; `null` of none. */
	readonly mean: number | null;
}

export interface ScoringQuality {
	readonly agreement: RaterAgreement;
	readonly drift: Drift;
	/** In the order of time. */
	readonly quarters: readonly (Drift & { readonly quarter: string })[];
}

export function scoringQuality(cells: readonly ScoredBeside[]): ScoringQuality {
	const pairs = cells.flatMap(({ own, other, count }) => Array.from({ length: count }, (): Pair => [own, other]));
	const quarters = [...new Set(cells.map(({ quarter }) => quarter))].sort();
	return {
		agreement: raterAgreement(pairs), drift: driftOf(cells),
		quarters: quarters.map((quarter) => ({ quarter, ...driftOf(cells.filter((cell) => cell.quarter === quarter)) }))
	};
}

function driftOf(cells: readonly ScoredBeside[]): Drift {
	let n = 0;
	let sum = 0;
	for (const { own, settled, count } of cells) {
		if (settled === null) continue;
		n += count;
		sum += (own - settled) * count;
	}
	return { n, mean: n === 0 ? null : sum / n };
}
