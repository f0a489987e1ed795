/**
 * From facts and rules to a verdict. Unknown is a value of its own (Kleene 1952, strong three-valued logic): what is not known
 * neither opens a door nor shuts it.
 */
import { addDays, addMonths, compareLocalDates, type LocalDate } from '#kernel/local-date.ts';
import { type Fact, facts as declared, type FactKey, type Facts } from './facts.ts';
import type { Condition, Rule, RuleSet, Term, Test } from './rules.ts';

export type Outcome = 'met' | 'notMet' | 'unknown';

/** `withConditions`: eligible, and something is still to be done that may be done later. */
export const standings = ['eligible', 'withConditions', 'notYet', 'notEnoughData'] as const;
export type Standing = (typeof standings)[number];

export interface JudgedCondition {
	readonly kind: 'condition';
	readonly key: string;
	readonly due: Condition['due'];
	readonly outcome: Outcome;
	readonly fact: FactKey;
	/** What was known when it was judged; `null` when nothing was. */
	readonly known: Fact | null;
}

/** The rule again, with what came of each part. */
export type Judged =
	| JudgedCondition
	| { readonly kind: 'all' | 'any' | 'atLeastOf'; readonly count: number; readonly outcome: Outcome; readonly rules: readonly Judged[] }
	| { readonly kind: 'not'; readonly outcome: Outcome; readonly rule: Judged };

export interface ScoredTerm {
	readonly fact: FactKey;
	/** `null` while the fact is unknown. */
	readonly points: number | null;
	readonly most: number;
}

export interface Verdict {
	readonly ruleSet: { readonly key: string; readonly version: number };
	readonly on: LocalDate;
	readonly standing: Standing;
	readonly judged: Judged;
	/** Of what is known; `null` without a score in the rule set. */
	readonly score: { readonly points: number; readonly most: number; readonly terms: readonly ScoredTerm[] } | null;
}

/** The same facts, rules and day always give the same verdict. `ruleSet` must be published: no other rule set stands in it. */
export function decide(ruleSet: RuleSet, facts: Facts, on: LocalDate): Verdict {
	const judged = judge(ruleSet.rule, facts, on);
	return {
		ruleSet: { key: ruleSet.key, version: ruleSet.version }, on, judged,
		standing: standingOf(judged, outcomeOf(ruleSet.rule, facts, on, true)),
		score: ruleSet.score ? scoreOf(ruleSet.score, facts) : null
	};
}

/** `first`: the outcome where everything that may be done later counts as done. */
function standingOf({ outcome }: Judged, first: Outcome): Standing {
	if (outcome === 'met') return 'eligible';
	if (first === 'met') return 'withConditions';
	return first === 'notMet' ? 'notYet' : 'notEnoughData';
}

function judge(rule: Rule, facts: Facts, on: LocalDate): Judged {
	const outcome = outcomeOf(rule, facts, on, false);
	if (rule.kind === 'condition') return { kind: 'condition', key: rule.key, due: rule.due, outcome, fact: rule.test.fact, known: facts[rule.test.fact] ?? null };
	if (rule.kind === 'not') return { kind: 'not', outcome, rule: judge(rule.rule, facts, on) };
	const { kind, rules } = grouped(rule);
	return { kind, outcome, count: neededOf(rule), rules: rules.map((one) => judge(one, facts, on)) };
}

type Group = Exclude<Rule, { readonly kind: 'condition' | 'not' | 'ruleSet' }>;

function grouped(rule: Rule): Group {
	if (rule.kind === 'all' || rule.kind === 'any' || rule.kind === 'atLeastOf') return rule;
	throw new Error(`A ${rule.kind} is no group of a published rule set`);
}

/** How many of its rules a group needs. */
function neededOf(rule: Rule): number {
	const group = grouped(rule);
	if (group.kind === 'all') return group.rules.length;
	return group.kind === 'any' ? 1 : group.count;
}

function outcomeOf(rule: Rule, facts: Facts, on: LocalDate, laterCountsAsDone: boolean): Outcome {
	if (rule.kind === 'condition') return laterCountsAsDone && rule.due === 'later' ? 'met' : tested(rule.test, facts[rule.test.fact], on);
	// Beneath a denial nothing counts as done: it would shut what it is to open.
	if (rule.kind === 'not') return denied(outcomeOf(rule.rule, facts, on, false));
	const outcomes = grouped(rule).rules.map((one) => outcomeOf(one, facts, on, laterCountsAsDone));
	const met = outcomes.filter((one) => one === 'met').length;
	const possible = outcomes.filter((one) => one !== 'notMet').length;
	if (met >= neededOf(rule)) return 'met';
	return possible >= neededOf(rule) ? 'unknown' : 'notMet';
}

function denied(outcome: Outcome): Outcome {
	if (outcome === 'unknown') return 'unknown';
	return outcome === 'met' ? 'notMet' : 'met';
}

/** Whether a fact is what a test asks for, on a day. */
export function tested(test: Test, fact: Fact | undefined, on: LocalDate): Outcome {
	if (!fact) return 'unknown';
	return holds(test, fact.value, on) ? 'met' : 'notMet';
}

function holds(test: Test, value: Fact['value'], on: LocalDate): boolean {
	switch (test.kind) {
		case 'yes': return value === true;
		case 'no': return value === false;
		case 'atLeast': return typeof value === 'number' && value >= test.count;
		case 'atMost': return typeof value === 'number' && value <= test.count;
		case 'happened': return value !== null;
		case 'withinMonths': return isDate(value) && compareLocalDates(addMonths(value, test.count), on) >= 0;
		case 'withinDays': return isDate(value) && compareLocalDates(addDays(value, test.count), on) >= 0;
		case 'reached': return orderOf(test.fact, value) >= orderOf(test.fact, test.value);
		case 'oneOf': return typeof value === 'string' && test.values.includes(value);
	}
}

function isDate(value: Fact['value']): value is LocalDate {
	return typeof value === 'string';
}

function orderOf(fact: FactKey, value: Fact['value']): number {
	return declared[fact].values?.indexOf(String(value)) ?? -1;
}

function scoreOf(terms: readonly Term[], facts: Facts): Verdict['score'] {
	const scored = terms.map(({ fact, most, weight }): ScoredTerm => {
		const value = facts[fact]?.value;
		return { fact, most: most * weight, points: typeof value === 'number' ? Math.min(value, most) * weight : null };
	});
	const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
	return { points: sum(scored.map(({ points }) => points ?? 0)), most: sum(scored.map(({ most }) => most)), terms: scored };
}

/** What still stands in the way: only what could change the verdict, in the order of the rules. */
export function missing(judged: Judged): readonly Judged[] {
	if (judged.outcome === 'met') return [];
	return judged.kind === 'all' ? judged.rules.flatMap(missing) : [judged];
}
