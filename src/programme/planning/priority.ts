/**
 * What comes first in a plan: a weighted sum that a screen can show term by term, and two rules ahead of it: critical
 * indicators at level 1 come first, and an indicator is lifted one level at a time (methodology.md, "Plan").
 */
import type { Level } from '#programme/diagnostics/instrument.ts';
import type { Factors, Step } from './plan.ts';

export type Factor = keyof Factors;
export type Weights = Readonly<Record<Factor, number>>;

export const defaultWeights: Weights = { importance: 0.4, urgency: 0.3, ease: 0.2, gap: 0.1 };

/** The order in which a reader sees the terms. */
const factors = ['importance', 'urgency', 'ease', 'gap'] as const satisfies readonly Factor[];

export interface Term {
	readonly factor: Factor;
	readonly weight: number;
	readonly value: number;
	/** weight × value: what this factor adds to the score. */
	readonly adds: number;
}

/**
 * Target − verified level on the scale of the other factors: `1 + 4 · gap / 3`, so that no gap is 1 and the widest
 * possible one (from 1 to 4) is 5; one level is 2⅓, two are 3⅔. Above the target counts as no gap.
 */
export function scaledGap(target: Level, verified: Level): number {
	return 1 + (4 * Math.max(0, target - verified)) / 3;
}

/** The terms of the sum, for showing the formula; their `adds` amount to `score`. */
export function explain(values: Factors, weights: Weights = defaultWeights): readonly Term[] {
	return factors.map((factor) => ({
		factor,
		weight: weights[factor],
		value: values[factor],
		adds: weights[factor] * values[factor]
	}));
}

/** 1…5 with weights that sum to 1. */
export function score(values: Factors, weights: Weights = defaultWeights): number {
	return explain(values, weights).reduce((sum, term) => sum + term.adds, 0);
}

export interface Ranked extends Step {
	readonly critical: boolean;
	readonly score: number;
	/** Among the three that the organisation's people chose. */
	readonly chosen?: boolean;
}

/** Critical first, then what the organisation's people chose, then the higher score, then the order given; an action never before the one that lifts the same indicator to where it starts. */
export function inPriorityOrder<T extends Ranked>(actions: readonly T[]): readonly T[] {
	const waiting = [...actions].sort(
		(a, b) => Number(b.critical) - Number(a.critical) || Number(b.chosen ?? false) - Number(a.chosen ?? false) || comparable(b.score) - comparable(a.score)
	);
	const ordered: T[] = [];
	while (waiting.length > 0) {
		const next = waiting.findIndex((action) => !waiting.some((other) => precedes(other, action)));
		ordered.push(...waiting.splice(next, 1));
	}
	return ordered;
}

/** Does `earlier` lift an indicator out of a lower level than the one `later` starts from? */
export function precedes(earlier: Step, later: Step): boolean {
	if (earlier.from === null || later.from === null || earlier.from >= later.from) return false;
	return earlier.indicators.some((indicator) => later.indicators.includes(indicator));
}

/** Sums of tenths that are equal on paper may differ in the sixteenth digit; they must not decide an order. */
function comparable(score: number): number {
	return Math.round(score * 1e6);
}
