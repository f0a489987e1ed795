/**
 * What scores amount to: the computed picture of one organisation in one layer. All means are computed from integer
 * levels each time and never stored rounded (methodology.md, "Level ladder").
 */
import type { Level } from './instrument.ts';
import { levelOf, type Evidence, type Mark } from './score.ts';

/** For wording only: below 1.75 critical, below 2.5 weak, below 3.25 satisfactory, else strong. */
export type Band = 'critical' | 'weak' | 'satisfactory' | 'strong';

export interface IndicatorResult {
	readonly code: string;
	/** `null` where nobody has scored it yet. */
	readonly consensus: Mark | null;
	/** `null` also where a mark is stored that the evidence does not carry (any more): it counts for nothing until it is verified again. */
	readonly verified: Mark | null;
	readonly comment: { readonly consensus: string; readonly verified: string };
	readonly evidence: readonly Evidence[];
	/** The consensus claims level 3 or 4 and no evidence was accepted. */
	readonly unproven: boolean;
	/** The organisation is too small for a low level to be a weakness here. */
	readonly notYetExpected: boolean;
	/** verified − consensus in levels; `null` unless both are levels. */
	readonly gap: number | null;
}

export interface ParameterResult {
	readonly code: string;
	/** Mean of the levels scored, 1…4; `null` when no indicator has a level. */
	readonly mean: number | null;
	readonly lowest: Level | null;
	/** How many indicators have a level, of how many the parameter has. */
	readonly scored: number;
	readonly of: number;
	readonly band: Band | null;
	readonly indicators: readonly IndicatorResult[];
}

/** The layers that results are made of; individual scores are compared, never added up to a result. */
export type ResultLayer = 'consensus' | 'verified';

export interface Result<L extends ResultLayer = ResultLayer> {
	readonly layer: L;
	readonly parameters: readonly ParameterResult[];
	/** Weighted mean of the parameter means; `null` when fewer parameters have one than the instrument asks for. */
	readonly overall: number | null;
	readonly parametersScored: number;
	readonly band: Band | null;
}

/** The level of an indicator in the layer that the result is of. */
export function levelIn(layer: ResultLayer, indicator: IndicatorResult): Level | null {
	return levelOf(indicator[layer]);
}
