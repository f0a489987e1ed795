/**
 * What the score says of a long list, and how much of that hangs on one weight. A score only explains: it draws a line between
 * two sets, in neither of which anybody stands before anybody, and people decide about each organisation.
 */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Facts } from './facts.ts';
import type { RuleSet, Term } from './rules.ts';
import { decide, type Verdict } from './verdict.ts';

/** The rules whose gates make the long list and whose weights make the score. */
export const targetRules = 'target-2019';

export const targetDecisions = ['chosen', 'notChosen'] as const;
export type TargetDecision = (typeof targetDecisions)[number];

export const targetVotes = ['yes', 'no', 'abstain'] as const;
export type TargetVote = (typeof targetVotes)[number];

/** Fewer than two people are no panel. */
export const fewestSeats = 2;
export const mostPlaces = 500;
export const longestTargetText = 2000;

export interface Listed<Id extends string = string> {
	readonly id: Id;
	readonly facts: Facts;
}

/** The score of each, by the facts of the day of the list. */
export function scoresOf<Id extends string>(ruleSet: RuleSet, listed: readonly Listed<Id>[], on: LocalDate): ReadonlyMap<Id, Verdict> {
	return new Map(listed.map(({ id, facts }) => [id, decide(ruleSet, facts, on)]));
}

/** Whom so many places have room for by the score alone. Equal scores stand on one side, so there may be more of them than places. */
export function withinPlaces<Id extends string>(ruleSet: RuleSet, listed: readonly Listed<Id>[], { places, on }: { readonly places: number; readonly on: LocalDate }): ReadonlySet<Id> {
	const points = [...scoresOf(ruleSet, listed, on)].map(([id, { score }]) => ({ id, points: score?.points ?? 0 }));
	const line = points.map((one) => one.points).toSorted((a, b) => b - a)[places - 1] ?? Number.NEGATIVE_INFINITY;
	return new Set(points.filter((one) => one.points >= line).map(({ id }) => id));
}

/** How a weight is moved: by one, or by half of itself. A weight never falls below nothing. */
export const shifts = ['plusOne', 'minusOne', 'plusHalf', 'minusHalf'] as const;
export type Shift = (typeof shifts)[number];

export function moved(weight: number, shift: Shift): number {
	switch (shift) {
		case 'plusOne': return weight + 1;
		case 'minusOne': return Math.max(0, weight - 1);
		case 'plusHalf': return weight * 1.5;
		case 'minusHalf': return weight * 0.5;
	}
}

export interface Shifted<Id extends string = string> {
	readonly term: Term;
	readonly shift: Shift;
	readonly weight: number;
	/** Who would come within the places, and who would no longer be. */
	readonly entering: ReadonlySet<Id>;
	readonly leaving: ReadonlySet<Id>;
}

/** What would change if one weight were another, all else as it is: for every term of the score and every shift. */
export function sensitivity<Id extends string>(ruleSet: RuleSet, listed: readonly Listed<Id>[], room: { readonly places: number; readonly on: LocalDate }): readonly Shifted<Id>[] {
	const now = withinPlaces(ruleSet, listed, room);
	const terms = ruleSet.score ?? [];
	return terms.flatMap((term) => shifts.map((shift) => {
		const weight = moved(term.weight, shift);
		const score = terms.map((one) => (one === term ? { ...one, weight } : one));
		const then = withinPlaces({ ...ruleSet, score }, listed, room);
		return { term, shift, weight, entering: then.difference(now), leaving: now.difference(then) };
	}));
}

export interface Tally {
	readonly yes: number;
	readonly no: number;
	readonly abstain: number;
}

export function tallyOf(votes: readonly { readonly vote: TargetVote }[]): Tally {
	const count = (vote: TargetVote) => votes.filter((one) => one.vote === vote).length;
	return { yes: count('yes'), no: count('no'), abstain: count('abstain') };
}

/** What the panel leans to; `null` where as many are for as against. */
export function leaning({ yes, no }: Tally): TargetDecision | null {
	if (yes === no) return null;
	return yes > no ? 'chosen' : 'notChosen';
}

/** A decision that the score or the votes do not carry needs a reason of its own. */
export function isAgainst(decision: TargetDecision, { within, tally }: { readonly within: boolean; readonly tally: Tally }): boolean {
	const votes = leaning(tally);
	return (decision === 'chosen') !== within || (votes !== null && votes !== decision);
}
