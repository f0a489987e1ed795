/** Rule sets: who may take part, and what is asked for, as data that is published in versions and never changed afterwards. */
import type { Trilingual } from '#kernel/localised.ts';
import type { FactKey } from './facts.ts';

/** What a fact must be. Counts and months are whole numbers; the ends belong to it. */
export type Test =
	| { readonly kind: 'yes'; readonly fact: FactKey }
	| { readonly kind: 'no'; readonly fact: FactKey }
	| { readonly kind: 'atLeast'; readonly fact: FactKey; readonly count: number }
	| { readonly kind: 'atMost'; readonly fact: FactKey; readonly count: number }
	/** It has happened, whenever that was. */
	| { readonly kind: 'happened'; readonly fact: FactKey }
	/** It happened, and no longer ago than these months or days. */
	| { readonly kind: 'withinMonths'; readonly fact: FactKey; readonly count: number }
	| { readonly kind: 'withinDays'; readonly fact: FactKey; readonly count: number }
	/** A course has come at least as far as this. */
	| { readonly kind: 'reached'; readonly fact: FactKey; readonly value: string }
	| { readonly kind: 'oneOf'; readonly fact: FactKey; readonly values: readonly string[] };

export type TestKind = Test['kind'];

export interface Condition {
	readonly kind: 'condition';
	/** Its name within the rule set: letters, digits and hyphens. */
	readonly key: string;
	readonly test: Test;
	/** `later`: whoever lacks it is eligible on condition that it is done. */
	readonly due: 'first' | 'later';
	/** What is asked for, as a sentence: «Анкета толтурулуп, акыркы 12 айда ырасталган». */
	readonly asks: Trilingual;
	/** What the organisation can do about it. */
	readonly remedy: Trilingual;
}

export type Rule =
	| Condition
	| { readonly kind: 'all'; readonly rules: readonly Rule[] }
	| { readonly kind: 'any'; readonly rules: readonly Rule[] }
	| { readonly kind: 'atLeastOf'; readonly count: number; readonly rules: readonly Rule[] }
	| { readonly kind: 'not'; readonly rule: Rule }
	/** Everything that another rule set asks for; publishing puts its rules in its place. */
	| { readonly kind: 'ruleSet'; readonly key: string };

/** One part of a score: the fact, no more than `most` of it, times the weight. */
export interface Term {
	readonly fact: FactKey;
	readonly most: number;
	readonly weight: number;
	readonly name: Trilingual;
}

export interface RuleSet {
	readonly key: string;
	readonly version: number;
	readonly name: Trilingual;
	/** What it opens, for people who read the verdict. */
	readonly opens: Trilingual;
	readonly rule: Rule;
	/** Absent where nobody is to be weighed against anybody. */
	readonly score?: readonly Term[];
}

/** A rule set that is still being written: without a number, and perhaps with empty texts and groups. */
export type RuleSetContent = Omit<RuleSet, 'version'>;

/** Every condition of a rule, in the order in which they are written. */
export function conditionsOf(rule: Rule): readonly Condition[] {
	if (rule.kind === 'condition') return [rule];
	if (rule.kind === 'not') return conditionsOf(rule.rule);
	return rule.kind === 'ruleSet' ? [] : rule.rules.flatMap(conditionsOf);
}
