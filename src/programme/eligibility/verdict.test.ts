/** The shipped rule sets case by case, and what must hold of every rule set and every organisation. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { type DeclaredFact, factKeys, type FactKey, type Facts, facts as declared, type FactValue } from './facts.ts';
import { expand, faultsOf } from './rule-faults.ts';
import { conditionsOf, type Rule, type RuleSet, type Test } from './rules.ts';
import { decide, missing, type Standing, standings, tested } from './verdict.ts';

const shipped = join(import.meta.dirname, '../../../seeds/reference/rule-sets');
const sets = new Map(readdirSync(shipped).map((name) => JSON.parse(readFileSync(join(shipped, name), 'utf8')) as RuleSet).map((one) => [one.key, one]));
const published = (key: string) => expand(sets.get(key)!, sets);
const cases = join(import.meta.dirname, 'cases');
const json = (name: string, file: string) => JSON.parse(readFileSync(join(cases, name, file), 'utf8')) as never;

describe.each(readdirSync(cases))('%s', (name) => {
	const { ruleSet, on }: { ruleSet: string | RuleSet; on: LocalDate } = json(name, 'rules.json');
	const wanted: { standing: Standing; missing: string[]; points?: number } = json(name, 'verdict.json');
	const verdict = decide(typeof ruleSet === 'string' ? published(ruleSet) : ruleSet, json(name, 'facts.json') as Facts, on);

	test('the verdict is as written', () => {
		const keys = missing(verdict.judged).map((one) => (one.kind === 'condition' ? one.key : one.kind));
		expect({ standing: verdict.standing, missing: keys, ...(verdict.score && { points: verdict.score.points }) }).toEqual(wanted);
	});
});

test('there are cases enough, and none of the shipped rule sets is without', () => {
	const names = readdirSync(cases);
	expect(names.length).toBeGreaterThanOrEqual(40);
	const tried = new Set(names.map((name) => (json(name, 'rules.json') as { ruleSet: string }).ruleSet));
	for (const key of sets.keys()) expect(tried).toContain(key);
});

test('the shipped rule sets have no fault, and say everything in three languages', () => {
	expect([...sets.keys()].toSorted()).toEqual(['apply', 'join-trainings', 'receive-award', 'submit-concept', 'target-2019']);
	for (const one of sets.values()) expect(faultsOf(one, sets), one.key).toEqual([]);
});

const start = '2026-03-01' as LocalDate;
const day = fc.integer({ min: -800, max: 0 }).map((days) => addDays(start, days));
const text = { ky: 'а', ru: 'а', en: 'a' };

function anyValue({ kind, values }: DeclaredFact): fc.Arbitrary<FactValue> {
	switch (kind) {
		case 'yesNo': return fc.boolean();
		case 'count': return fc.integer({ min: 0, max: 5 });
		case 'date': return fc.option(day);
		default: return fc.constantFrom(...(values ?? ['KG-B', 'KG-O', 'KG-N']));
	}
}

const anyFacts: fc.Arbitrary<Facts> = fc.record(
	Object.fromEntries(factKeys.map((key) => [key, fc.record({ value: anyValue(declared[key]), since: fc.constant(null) })])) as never,
	{ requiredKeys: [] }
);

/** Tests that a fact which gets better can only come to meet. */
function towardsBetter(key: FactKey): fc.Arbitrary<Test> {
	const { kind, better, values } = declared[key];
	if (kind === 'yesNo') return fc.constant({ kind: better === 'no' ? 'no' : 'yes', fact: key });
	if (kind === 'count') return fc.integer({ min: 1, max: 4 }).map((count) => ({ kind: better === 'less' ? 'atMost' : 'atLeast', fact: key, count }));
	if (kind === 'date') return fc.oneof(fc.constant<Test>({ kind: 'happened', fact: key }), fc.integer({ min: 1, max: 12 }).map((count): Test => ({ kind: 'withinMonths', fact: key, count })));
	return fc.constantFrom(...values!).map((value) => ({ kind: 'reached', fact: key, value }));
}

const improvable = factKeys.filter((key) => declared[key].better !== undefined);
const condition = (tests: fc.Arbitrary<Test>, due: fc.Arbitrary<'first' | 'later'> = fc.constantFrom('first', 'later')) =>
	fc.record({ kind: fc.constant('condition' as const), key: fc.stringMatching(/^[a-z]{8}$/), test: tests, due, asks: fc.constant(text), remedy: fc.constant(text) });

function tree(leaf: fc.Arbitrary<Rule>, withNot: boolean): fc.Arbitrary<Rule> {
	return fc.letrec<{ rule: Rule }>((tie) => ({
		rule: fc.oneof(
			{ depthSize: 'small', withCrossShrink: true }, leaf,
			fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), rules: fc.array(tie('rule'), { minLength: 1, maxLength: 4 }) }),
			fc.array(tie('rule'), { minLength: 1, maxLength: 4 }).chain((rules) => fc.integer({ min: 1, max: rules.length }).map((count) => ({ kind: 'atLeastOf' as const, count, rules }))),
			...(withNot ? [tie('rule').map((rule) => ({ kind: 'not' as const, rule }))] : [])
		)
	})).rule;
}

const rising = tree(condition(fc.constantFrom(...improvable).chain(towardsBetter)), false);
const anyRule = tree(condition(fc.constantFrom(...improvable).chain(towardsBetter)), true);
const setOf = (rule: Rule): RuleSet => ({ key: 'tried', version: 1, name: text, opens: text, rule });
const rank: Readonly<Record<Standing, number>> = { notYet: 0, notEnoughData: 1, withConditions: 2, eligible: 3 };

function improved(key: FactKey, value: FactValue): FactValue {
	const { better, kind, values } = declared[key];
	if (kind === 'yesNo') return better !== 'no';
	if (kind === 'date') return start;
	if (kind === 'course') return values![Math.min(values!.indexOf(String(value)) + 1, values!.length - 1)]!;
	return better === 'less' ? Math.max(0, Number(value) - 1) : Number(value) + 1;
}

test('whoever gets on in a matter loses no right by it, unless a rule denies something', () => {
	fc.assert(fc.property(rising, anyFacts, fc.constantFrom(...improvable), (rule, facts, key) => {
		fc.pre(facts[key] !== undefined);
		const better = { ...facts, [key]: { value: improved(key, facts[key]!.value), since: null } };
		expect(rank[decide(setOf(rule), better, start).standing]).toBeGreaterThanOrEqual(rank[decide(setOf(rule), facts, start).standing]);
	}), { numRuns: 2000 });
});

test('to learn what was unknown never turns a yes into a no or a no into a yes', () => {
	fc.assert(fc.property(anyRule, anyFacts, fc.constantFrom(...factKeys), (rule, facts, key) => {
		const { [key]: _known, ...fewer } = facts;
		const before = decide(setOf(rule), fewer, start).judged.outcome;
		if (before !== 'unknown') expect(decide(setOf(rule), facts, start).judged.outcome).toBe(before);
	}), { numRuns: 2000 });
});

function turned(rule: Rule): Rule {
	if (rule.kind === 'condition' || rule.kind === 'ruleSet') return rule;
	return rule.kind === 'not' ? { kind: 'not', rule: turned(rule.rule) } : { ...rule, rules: rule.rules.map(turned).toReversed() };
}

test('the order of the rules does not matter, and a verdict equals itself decided again from what was stored', () => {
	fc.assert(fc.property(anyRule, anyFacts, (rule, facts) => {
		const verdict = decide(setOf(rule), facts, start);
		expect(decide(setOf(turned(rule)), facts, start).standing).toBe(verdict.standing);
		const stored = JSON.parse(JSON.stringify({ rule, facts })) as { rule: Rule; facts: Facts };
		expect(decide(setOf(stored.rule), stored.facts, start)).toEqual(verdict);
	}), { numRuns: 1000 });
});

test('what is missing is exactly what would have to change: with it met, the verdict is yes', () => {
	fc.assert(fc.property(anyRule, anyFacts, (rule, facts) => {
		const { judged } = decide(setOf(rule), facts, start);
		expect(missing(judged).length === 0).toBe(judged.outcome === 'met');
		expect(missing(judged).every(({ outcome }) => outcome !== 'met')).toBe(true);
	}), { numRuns: 500 });
});

test('a rule set that somebody meets is never called impossible', () => {
	fc.assert(fc.property(anyRule, anyFacts, (rule, facts) => {
		fc.pre(decide(setOf(rule), facts, start).judged.outcome === 'met');
		expect(faultsOf(setOf(rule)).filter(({ problem }) => problem === 'eligibility/nobody-can-pass')).toEqual([]);
	}), { numRuns: 1000 });
});

test('a limit of months and days includes its last day', () => {
	const on = (value: string) => ({ value: value as LocalDate, since: null });
	expect(tested({ kind: 'withinMonths', fact: 'profileConfirmedOn', count: 12 }, on('2025-03-01'), start)).toBe('met');
	expect(tested({ kind: 'withinMonths', fact: 'profileConfirmedOn', count: 12 }, on('2025-02-28'), start)).toBe('notMet');
	expect(tested({ kind: 'withinDays', fact: 'planUpdatedOn', count: 90 }, on('2025-12-01'), start)).toBe('met');
	expect(tested({ kind: 'withinDays', fact: 'planUpdatedOn', count: 90 }, on('2025-11-30'), start)).toBe('notMet');
});

test('every condition of the shipped rule sets stands under one name with one meaning', () => {
	const all = [...sets.keys()].flatMap((key) => conditionsOf(published(key).rule));
	for (const [key, group] of Map.groupBy(all, (one) => one.key)) for (const one of group) expect(one, key).toEqual(group[0]);
	expect(standings).toHaveLength(4);
});
