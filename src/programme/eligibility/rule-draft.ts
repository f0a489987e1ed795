/** A rule set that is being written: one change after another, each at its place. What is wrong with it, `rule-faults.ts` says. */
import { languages, type Language, type Trilingual } from '#kernel/localised.ts';
import { type FactKey, facts } from './facts.ts';
import { type Condition, conditionsOf, type Rule, type RuleSet, type RuleSetContent, type Term, type Test, type TestKind } from './rules.ts';

export const groupKinds = ['all', 'any', 'atLeastOf', 'not'] as const;
export type GroupKind = (typeof groupKinds)[number];

export type DraftChange =
	| { readonly kind: 'head'; readonly name: Trilingual; readonly opens: Trilingual }
	| { readonly kind: 'addCondition'; readonly place: string; readonly fact: FactKey }
	| { readonly kind: 'addGroup'; readonly place: string; readonly group: GroupKind }
	| { readonly kind: 'condition'; readonly place: string; readonly test: Test; readonly due: Condition['due']; readonly asks: Trilingual; readonly remedy: Trilingual }
	| { readonly kind: 'group'; readonly place: string; readonly group: Exclude<GroupKind, 'not'>; readonly count: number }
	/** Everything that another set asks for, by its key. */
	| { readonly kind: 'addRuleSet'; readonly place: string; readonly key: string }
	| { readonly kind: 'remove'; readonly place: string }
	| { readonly kind: 'addTerm'; readonly fact: FactKey }
	| { readonly kind: 'term'; readonly at: number; readonly most: number; readonly weight: number; readonly name: Trilingual }
	| { readonly kind: 'removeTerm'; readonly at: number };

type OfRule = Exclude<DraftChange, { kind: 'head' | 'addTerm' | 'term' | 'removeTerm' }>;

export const noText: Trilingual = { ky: '', ru: '', en: '' };
export const emptyContent = (key: string): RuleSetContent => ({ key, name: noText, opens: noText, rule: { kind: 'all', rules: [] } });

/** What a published set is changed from: a group stands at its top, so that something can be added. */
export function contentOf({ key, name, opens, rule, score }: RuleSet): RuleSetContent {
	const published = { key, name, opens, rule, ...(score && { score }) };
	return rule.kind === 'condition' || rule.kind === 'not' || rule.kind === 'ruleSet' ? { ...published, rule: { kind: 'all', rules: [rule] } } : published;
}

/** `rule`, `rule.rules.2`, `rule.rules.0.rule`; `null` where there is none. */
export function ruleAt(rule: Rule, place: string): Rule | null {
	const steps = stepsOf(place);
	return steps && steps.reduce<Rule | null>((inner, step) => inner && childAt(inner, step), rule);
}

/** `null` where there is no such place. `known` are published sets: a test that stands in one brings its words along. */
export function changed(content: RuleSetContent, change: DraftChange, known: readonly RuleSet[]): RuleSetContent | null {
	if (change.kind === 'head') return { ...content, name: change.name, opens: change.opens };
	if (!('place' in change)) return changedScore(content, change);
	const steps = stepsOf(change.place);
	const rule = steps && replaced(content.rule, steps, (standing) => changedRule(content, standing, change, known));
	return rule ? { ...content, rule } : null;
}

/** The place of what was added last to the group at this place. */
export function lastPlaceIn(content: RuleSetContent, place: string): string {
	const group = ruleAt(content.rule, place);
	return group && 'rules' in group ? `${place}.rules.${group.rules.length - 1}` : place;
}

export interface OutlineRow {
	readonly place: string;
	/** 0 for the rule itself. */
	readonly depth: number;
	readonly rule: Rule;
}

/** The rule as lines, each deeper than the group it belongs to. */
export function outlineOf(rule: Rule, place = 'rule', depth = 0): readonly OutlineRow[] {
	const inner = rule.kind === 'not' ? outlineOf(rule.rule, `${place}.rule`, depth + 1) : 'rules' in rule ? rule.rules.flatMap((one, at) => outlineOf(one, `${place}.rules.${at}`, depth + 1)) : [];
	return [{ place, depth, rule }, ...inner];
}

export function missingLanguages(...texts: readonly Trilingual[]): readonly Language[] {
	return languages.filter((language) => texts.some((text) => !text[language]?.trim()));
}

/** Which tests an editor offers for a kind of fact; the first is the one that a new condition begins with. */
export const testsFor: Readonly<Record<(typeof facts)[FactKey]['kind'], readonly TestKind[]>> = {
	yesNo: ['yes', 'no'], count: ['atLeast', 'atMost'], date: ['happened', 'withinMonths', 'withinDays'], course: ['reached'], choice: ['oneOf']
};

/** No further than anybody could read. */
const deepest = 6;

function stepsOf(place: string): readonly string[] | null {
	if (!/^rule(\.rules\.\d{1,3}|\.rule)*$/.test(place)) return null;
	return place.slice('rule'.length).split(/\.(?=rule)/).filter(Boolean);
}

function childAt(rule: Rule, step: string): Rule | null {
	if (step === 'rule') return rule.kind === 'not' ? rule.rule : null;
	return 'rules' in rule ? (rule.rules[Number(step.slice('rules.'.length))] ?? null) : null;
}

type Replace = (standing: Rule) => Rule | 'removed' | null;

function replaced(rule: Rule, [step, ...rest]: readonly string[], replace: Replace): Rule | null {
	if (step === undefined) return whole(replace(rule));
	const child = childAt(rule, step);
	if (!child) return null;
	const next = rest.length === 0 ? replace(child) : replaced(child, rest, replace);
	if (next === null) return null;
	if (rule.kind === 'not') return next === 'removed' ? null : { kind: 'not', rule: next };
	if (!('rules' in rule)) return null;
	const at = Number(step.slice('rules.'.length));
	return { ...rule, rules: rule.rules.flatMap((one, index) => (index !== at ? [one] : next === 'removed' ? [] : [next])) };
}

/** The rule itself cannot be taken away. */
function whole(next: Rule | 'removed' | null): Rule | null {
	return next === 'removed' ? null : next;
}

function changedRule(content: RuleSetContent, standing: Rule, change: OfRule, known: readonly RuleSet[]): Rule | 'removed' | null {
	switch (change.kind) {
		case 'remove': return 'removed';
		case 'addCondition': return added(standing, newCondition(content, change.fact, known));
		case 'addRuleSet': return added(standing, { kind: 'ruleSet', key: change.key });
		case 'addGroup': return stepsOf(change.place)!.length >= deepest ? null : added(standing, newGroup(change.group));
		case 'group': return regrouped(standing, change);
		case 'condition': {
			if (standing.kind !== 'condition') return null;
			const { test, due } = change;
			return { ...standing, test, due, ...wordsFor(change, known) };
		}
	}
}

function changedScore(content: RuleSetContent, change: Exclude<DraftChange, OfRule | { kind: 'head' }>): RuleSetContent | null {
	const { score = [], ...rest } = content;
	if (change.kind === 'addTerm') return { ...content, score: [...score, { fact: change.fact, most: 1, weight: 1, name: noText }] };
	if (!score[change.at]) return null;
	const next = score.flatMap((term, at): Term[] => {
		if (at !== change.at) return [term];
		return change.kind === 'removeTerm' ? [] : [{ ...term, most: change.most, weight: change.weight, name: change.name }];
	});
	return next.length > 0 ? { ...rest, score: next } : rest;
}

function added(group: Rule, one: Rule): Rule | null {
	return 'rules' in group ? { ...group, rules: [...group.rules, one] } : null;
}

function newGroup(kind: GroupKind): Rule {
	if (kind === 'not') return { kind: 'not', rule: { kind: 'any', rules: [] } };
	return kind === 'atLeastOf' ? { kind, count: 1, rules: [] } : { kind, rules: [] };
}

function regrouped(standing: Rule, { group, count }: { group: Exclude<GroupKind, 'not'>; count: number }): Rule | null {
	if (!('rules' in standing)) return null;
	return group === 'atLeastOf' ? { kind: group, count, rules: standing.rules } : { kind: group, rules: standing.rules };
}

function newCondition(content: RuleSetContent, fact: FactKey, known: readonly RuleSet[]): Condition {
	const test = firstTest(fact);
	return { kind: 'condition', key: freeKey(content.rule, fact), test, due: 'first', ...wordsFor({ test, asks: noText, remedy: noText }, known) };
}

function firstTest(fact: FactKey): Test {
	const { kind, better, values } = facts[fact];
	switch (kind) {
		case 'yesNo': return { kind: better === 'no' ? 'no' : 'yes', fact };
		case 'count': return better === 'less' ? { kind: 'atMost', fact, count: 0 } : { kind: 'atLeast', fact, count: 1 };
		case 'date': return { kind: 'happened', fact };
		case 'course': return { kind: 'reached', fact, value: values!.at(-1)! };
		case 'choice': return { kind: 'oneOf', fact, values: [] };
	}
}

/** `planApprovedOn` → `plan-approved-on`, with a number where that is taken. */
function freeKey(rule: Rule, fact: FactKey): string {
	const taken = new Set(conditionsOf(rule).map(({ key }) => key));
	const name = fact.replace(/[A-Z]|\d+/g, (part) => `-${part.toLowerCase()}`);
	if (!taken.has(name)) return name;
	let number = 2;
	while (taken.has(`${name}-${number}`)) number++;
	return `${name}-${number}`;
}

/** Where nothing was written yet, the words of a published condition that asks for exactly the same. */
function wordsFor({ test, asks, remedy }: { test: Test; asks: Trilingual; remedy: Trilingual }, known: readonly RuleSet[]): Pick<Condition, 'asks' | 'remedy'> {
	const isBlank = (text: Trilingual) => languages.every((language) => text[language].trim() === '');
	if (!isBlank(asks) || !isBlank(remedy)) return { asks, remedy };
	const same = known.flatMap(({ rule }) => conditionsOf(rule)).find((one) => JSON.stringify(ordered(one.test)) === JSON.stringify(ordered(test)));
	return same ? { asks: same.asks, remedy: same.remedy } : { asks, remedy };
}

function ordered(test: Test): readonly unknown[] {
	return Object.entries(test).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
