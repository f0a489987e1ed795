/**
 * What a result says in the words of the report: strengths, weaknesses, disagreements, what is missing. Order is decided
 * here once, so that the report, the plan and every screen name the same things in the same order.
 */
import { indicatorsOf, type Instrument, type Level } from './instrument.ts';
import { levelIn, type IndicatorResult, type Result } from './result.ts';
import { levelOf, scoresByIndicator, type Score } from './score.ts';
import type { Target } from './targets.ts';

export interface Strength {
	readonly parameter: string;
	readonly indicator: string;
	readonly level: Level;
}

export interface Weakness {
	readonly parameter: string;
	readonly indicator: string;
	readonly level: Level;
	/** The indicator is critical and stands at level 1: before everything else. */
	readonly critical: boolean;
	readonly target: Level;
	/** Levels to the target; 0 when the level is low and yet enough for an organisation of this size or age. */
	readonly distance: number;
}

/** What the organisation said and what the assessor confirmed; `gap` = verified − self, negative when it thought better of itself. */
export interface Gap {
	readonly indicator: string;
	readonly self: Level;
	readonly verified: Level;
	readonly gap: number;
}

export interface Missing {
	readonly indicator: string;
	readonly kind: 'notScored' | 'dontKnow' | 'notApplicable';
	/** Why it is not applicable; '' for the other kinds. */
	readonly reason: string;
}

export interface Findings {
	/** Level 3 or 4, best first. */
	readonly strengths: readonly Strength[];
	/** Level 1 or 2 that is expected of this organisation, most pressing first. */
	readonly weaknesses: readonly Weakness[];
	/** Where self and verified level differ, widest first. */
	readonly disagreements: readonly Gap[];
	/** Every indicator that has both levels, in the order of the instrument. */
	readonly gaps: readonly Gap[];
	readonly missing: readonly Missing[];
}

/** Of the layer that the result is of; a report is written from the verified one. */
export function findings(instrument: Instrument, result: Result, targets: ReadonlyMap<string, Target>): Findings {
	const gaps = eachIndicator(result).flatMap(({ indicator }) => gapOf(indicator));
	return {
		strengths: strengths(result),
		weaknesses: weaknesses(instrument, result, targets),
		disagreements: gaps.filter(({ gap }) => Math.abs(gap) >= 1).sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap)),
		gaps,
		missing: eachIndicator(result).flatMap(({ indicator }) => missingOf(indicator, result))
	};
}

/** For the first page: at most three strengths; three weaknesses, and a fourth and fifth only if they too stand at level 1. */
export function summary({
	strengths,
	weaknesses
}: Pick<Findings, 'strengths' | 'weaknesses'>): Pick<Findings, 'strengths' | 'weaknesses'> {
	return {
		strengths: strengths.slice(0, 3),
		weaknesses: weaknesses.slice(0, 5).filter((weakness, place) => place < 3 || weakness.level === 1)
	};
}

/** The most that individual levels can spread: half the people at 1, half at 4. */
const largestSpread = 1.5;

/** `C = 1 − SD / 1.5` with the population standard deviation: 1 when all agree, 0 when half say 1 and half say 4; `null` of nobody. */
export function consensusIndex(levels: readonly Level[]): number | null {
	if (levels.length === 0) return null;
	const mean = levels.reduce<number>((sum, level) => sum + level, 0) / levels.length;
	const variance = levels.reduce<number>((sum, level) => sum + (level - mean) ** 2, 0) / levels.length;
	return Math.min(1, Math.max(0, 1 - Math.sqrt(variance) / largestSpread));
}

/** Fewer people than this could be told apart in an aggregate. */
export const smallestGroup = 5;

export interface Agreement {
	readonly indicator: string;
	/** How many people gave a level. */
	readonly n: number;
	/** `null` where fewer than five people gave a level. */
	readonly index: number | null;
}

/** How far the individuals agreed on each indicator; `individual` holds one list of scores a person. */
export function agreement(instrument: Instrument, individual: readonly (readonly Score[])[]): readonly Agreement[] {
	const people = individual.map((scores) => scoresByIndicator(instrument, scores));
	return indicatorsOf(instrument).map(({ code }) => {
		const given = people.map((scores) => levelOf(scores.get(code)?.mark)).filter((level) => level !== null);
		return { indicator: code, n: given.length, index: given.length < smallestGroup ? null : consensusIndex(given) };
	});
}

interface Place {
	readonly parameter: string;
	/** The parameter's mean, for which weaker and stronger parameters are told apart. */
	readonly mean: number;
	readonly indicator: IndicatorResult;
}

function eachIndicator(result: Result): readonly Place[] {
	return result.parameters.flatMap(({ code, mean, indicators }) =>
		indicators.map((indicator) => ({ parameter: code, mean: mean ?? 0, indicator }))
	);
}

/** Higher level first, then the stronger parameter, then the order of the instrument. */
function strengths(result: Result): readonly Strength[] {
	return eachIndicator(result)
		.flatMap(({ parameter, mean, indicator }) => {
			const level = levelIn(result.layer, indicator);
			return level !== null && level >= 3 ? [{ mean, strength: { parameter, indicator: indicator.code, level } }] : [];
		})
		.sort((a, b) => b.strength.level - a.strength.level || b.mean - a.mean)
		.map(({ strength }) => strength);
}

/** Critical at level 1 first, then farther from the target, then the weaker parameter, then the order of the instrument. */
function weaknesses(instrument: Instrument, result: Result, targets: ReadonlyMap<string, Target>): readonly Weakness[] {
	const critical = new Set(
		indicatorsOf(instrument).flatMap((indicator) => (indicator.critical ? [indicator.code] : []))
	);
	return eachIndicator(result)
		.flatMap(({ parameter, mean, indicator }) => {
			const level = levelIn(result.layer, indicator);
			if (level === null || level > 2 || indicator.notYetExpected) return [];
			const target = targets.get(indicator.code)?.level ?? 3;
			const weakness: Weakness = {
				parameter,
				indicator: indicator.code,
				level,
				critical: level === 1 && critical.has(indicator.code),
				target,
				distance: Math.max(0, target - level)
			};
			return [{ mean, weakness }];
		})
		.sort(
			(a, b) =>
				Number(b.weakness.critical) - Number(a.weakness.critical) ||
				b.weakness.distance - a.weakness.distance ||
				a.mean - b.mean
		)
		.map(({ weakness }) => weakness);
}

function gapOf(indicator: IndicatorResult): readonly Gap[] {
	const self = levelOf(indicator.consensus);
	const verified = levelOf(indicator.verified);
	return self === null || verified === null
		? []
		: [{ indicator: indicator.code, self, verified, gap: verified - self }];
}

function missingOf(indicator: IndicatorResult, result: Result): readonly Missing[] {
	const mark = indicator[result.layer];
	if (mark === null) return [{ indicator: indicator.code, kind: 'notScored', reason: '' }];
	if (mark.kind === 'level') return [];
	return [{ indicator: indicator.code, kind: mark.kind, reason: mark.kind === 'notApplicable' ? mark.reason : '' }];
}
