/**
 * What a score is, in three layers that never overwrite one another: what individuals think, what the group agreed,
 * what the assessor verified. Their differences are findings, not errors (programme.md, rule 3).
 */
import { indicatorsOf, type Instrument, type Level } from './instrument.ts';

export const layers = ['individual', 'consensus', 'verified'] as const;
export type Layer = (typeof layers)[number];

/** "Not applicable" needs a reason and is not "don't know"; neither ever counts as level 1. */
export type Mark =
	| { readonly kind: 'level'; readonly level: Level }
	| { readonly kind: 'notApplicable'; readonly reason: string }
	| { readonly kind: 'dontKnow' };

export interface Score {
	readonly indicator: string;
	readonly mark: Mark;
	/** Why the group or the assessor decided so; '' when nothing was noted. */
	readonly comment: string;
}

/** A proof offered for one indicator. `null` until an assessor decided. */
export interface Evidence {
	readonly indicator: string;
	readonly title: string;
	readonly accepted: boolean | null;
	/** It shows that the practice was reviewed or improved in the last 24 months, which level 4 asks for. */
	readonly provesReview?: boolean;
}

/** What the group and the assessor recorded in one diagnostic case, layer beside layer. */
export interface Scored {
	readonly consensus: readonly Score[];
	readonly verified: readonly Score[];
	readonly evidence: readonly Evidence[];
}

/** Throws on two scores for one indicator in one layer and on a code that the instrument version does not have: either is a fault of storage, and a silent choice would falsify the result. */
export function scoresByIndicator(instrument: Instrument, scores: readonly Score[]): ReadonlyMap<string, Score> {
	const known = new Set(indicatorsOf(instrument).map((indicator) => indicator.code));
	const found = new Map<string, Score>();
	for (const score of scores) {
		if (!known.has(score.indicator))
			throw new RangeError(`${instrument.key} ${instrument.version} has no indicator ${score.indicator}`);
		if (found.has(score.indicator)) throw new RangeError(`Indicator ${score.indicator} is scored twice in one layer`);
		found.set(score.indicator, score);
	}
	return found;
}

/** The level that was given, `null` for every mark that is none. */
export function levelOf(mark: Mark | null | undefined): Level | null {
	return mark?.kind === 'level' ? mark.level : null;
}
