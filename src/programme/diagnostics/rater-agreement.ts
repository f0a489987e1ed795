/**
 * How far two assessors who scored the same indicators independently agree (methodology.md, "Statistics"). Kappa is a
 * measure of reliability, not of agreement: it is always shown beside the shares of equal and of neighbouring levels.
 */

/** What the first and the second assessor gave for one indicator; only indicators to which both gave a level. */
export type Pair = readonly [first: number, second: number];

export interface RaterAgreement {
	/** Pairs it is computed from. */
	readonly n: number;
	/** Share of pairs with equal levels, 0…1; `null` of no pairs. */
	readonly exact: number | null;
	/** Share of pairs that differ by one level at most. */
	readonly within1: number | null;
	/** Quadratic-weighted kappa; `null` where chance alone leaves nothing to agree on: no pairs, or one level throughout. */
	readonly kappa: number | null;
}

export function raterAgreement(pairs: readonly Pair[], levels = 4): RaterAgreement {
	const n = pairs.length;
	const share = (most: number) => (n === 0 ? null : pairs.filter(([first, second]) => Math.abs(first - second) <= most).length / n);
	return { n, exact: share(0), within1: share(1), kappa: quadraticKappa(pairs, levels) };
}

/** `κw = 1 − Σ wᵢⱼOᵢⱼ / Σ wᵢⱼEᵢⱼ` with `wᵢⱼ = (i − j)² / (k − 1)²` (Cohen 1968, Psychological Bulletin 70, 213–220). */
export function quadraticKappa(pairs: readonly Pair[], levels: number): number | null {
	const weight = (first: number, second: number) => (first - second) ** 2 / (levels - 1) ** 2;
	const observed = pairs.reduce((sum, [first, second]) => sum + weight(first, second), 0) / pairs.length;
	const expected = pairs.reduce((sum, [first]) => sum + pairs.reduce((inner, [, second]) => inner + weight(first, second), 0), 0) / pairs.length ** 2;
	return expected > 0 ? 1 - observed / expected : null;
}

/** Landis & Koch 1977, Biometrics 33, 159–174; the lower bound belongs to the better word but at 0. */
export const kappaBands = ['poor', 'slight', 'fair', 'moderate', 'substantial', 'almostPerfect'] as const;
export type KappaBand = (typeof kappaBands)[number];

export function kappaBand(kappa: number): KappaBand {
	if (kappa < 0) return 'poor';
	const place = [0.2, 0.4, 0.6, 0.8].filter((bound) => kappa > bound).length;
	return kappaBands[place + 1]!;
}
