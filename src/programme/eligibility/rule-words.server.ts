/** Facts, tests and groups of rules in the words of their reader. */
import * as texts from '#i18n/paraglide/messages.js';
import { problemText } from '#i18n/problem-text.server.ts';
import { inLanguage, type Language } from '#kernel/localised.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import { type FactKey, facts, isFactKey } from './facts.ts';
import { missingLanguages, type OutlineRow, outlineOf } from './rule-draft.ts';
import type { RuleFault } from './rule-faults.ts';
import type { ShownRule } from './rule-views.ts';
import type { Rule, RuleSet, Test } from './rules.ts';

type Text = (params: object, options: { locale: Language }) => string;
const word = (key: string, locale: Language, params: Readonly<Record<string, string | number>> = {}): string => (texts as unknown as Record<string, Text | undefined>)[`eligibility_${key}`]?.(params, { locale }) ?? '';

export function factName(fact: string, language: Language): string {
	return word(`fact_${fact}`, language) || fact;
}

/** What a choice or a course may be. */
export function optionsOf(fact: FactKey, language: Language): { value: string; label: string }[] {
	const { kind, values = [] } = facts[fact];
	if (kind === 'course') return values.map((value) => ({ value, label: word(`course_${value}`, language) }));
	const list = { region: 'regions', organisationType: 'organisation-types', theme: 'themes' }[fact as string];
	return (list ? vocabularies()[list] ?? [] : []).map(({ value, label }) => ({ value, label: inLanguage(label, language) }));
}

export function testName(test: Test['kind'], language: Language): string {
	return word(`test_${test}`, language);
}

/** «Ырасталган иш-чаралар: кеминде: 2» */
export function sayTest(test: Test, language: Language): string {
	if (!isFactKey(test.fact)) return String(test.fact);
	const options = optionsOf(test.fact, language);
	const named = (value: string) => options.find((one) => one.value === value)?.label ?? value;
	const what = 'count' in test ? String(test.count) : test.kind === 'reached' ? named(test.value) : test.kind === 'oneOf' ? test.values.map(named).join(', ') : '';
	return [factName(test.fact, language), testName(test.kind, language), what].filter(Boolean).join(': ');
}

/** `rule.rules.1.rule.rules.0` → `2.1` */
export function numberOf(place: string): string {
	return [...place.matchAll(/rules\.(\d+)/g)].map(([, at]) => Number(at) + 1).join('.');
}

/** `named`: the sets that may be named in it, by key. */
export function showRules(rule: Rule, faults: readonly RuleFault[], language: Language, named: ReadonlyMap<string, RuleSet> = new Map()): readonly ShownRule[] {
	const rows = outlineOf(rule);
	return rows.map((row) => {
		const { place, depth } = row;
		const condition = row.rule.kind === 'condition' ? row.rule : null;
		return {
			place, number: numberOf(place), depth, kind: row.rule.kind, label: labelOf(row.rule, language, named), test: condition ? sayTest(condition.test, language) : '',
			isLater: condition?.due === 'later', missing: condition ? missingLanguages(condition.asks, condition.remedy) : [],
			faults: faults.filter((fault) => placeIn(rows, fault.place) === place).map((fault) => sayFault(fault, language))
		};
	});
}

/** The deepest line that a fault's place lies in; `null` for what is no rule: the name, what it opens. */
export function placeIn(rows: readonly OutlineRow[], place: string): string | null {
	return rows.map((row) => row.place).filter((one) => place === one || place.startsWith(`${one}.`)).toSorted((a, b) => b.length - a.length)[0] ?? null;
}

export function sayFault({ place, problem }: RuleFault, language: Language): string {
	const field = place.split('.').findLast((part) => ['name', 'opens', 'asks', 'remedy', 'test', 'key'].includes(part));
	const term = /^score\.(\d+)/.exec(place)?.[1];
	const where = [numberOf(place), term && word('field_term', language, { number: Number(term) + 1 }), field && !(term && field === 'name') && word(`field_${field}`, language)].filter(Boolean).join(' · ') || word('field_rule', language);
	return problemText(problem, { place: where }, language);
}

function labelOf(rule: Rule, language: Language, named: ReadonlyMap<string, RuleSet>): string {
	switch (rule.kind) {
		case 'condition': return inLanguage(rule.asks, language) || factName(rule.test.fact, language);
		case 'ruleSet': return word('rule_of_set', language, { name: inLanguage(named.get(rule.key)?.name, language) || rule.key });
		case 'atLeastOf': return word('kind_atLeastOf', language, { count: rule.count });
		default: return word(`kind_${rule.kind}`, language);
	}
}
