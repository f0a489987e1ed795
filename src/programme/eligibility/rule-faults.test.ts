import { expect, test } from 'vitest';
import { expand, faultsOf } from './rule-faults.ts';
import type { Condition, Rule, RuleSet, Test } from './rules.ts';

const text = { ky: 'а', ru: 'а', en: 'a' };
let number = 0;
const when = (test: Test, more: Partial<Condition> = {}): Condition => ({ kind: 'condition', key: `c-${++number}`, test, due: 'first', asks: text, remedy: text, ...more });
const setOf = (rule: Rule, more: Partial<RuleSet> = {}): RuleSet => ({ key: 'own', version: 1, name: text, opens: text, rule, ...more });
const atLeast = (count: number) => when({ kind: 'atLeast', fact: 'weaknessActionsVerified', count });
const atMost = (count: number) => when({ kind: 'atMost', fact: 'weaknessActionsVerified', count });
const inRegion = (...values: string[]) => when({ kind: 'oneOf', fact: 'region', values });
const all = (...rules: Rule[]): Rule => ({ kind: 'all', rules });
const faults = (rule: Rule, others?: Map<string, RuleSet>) => faultsOf(setOf(rule), others).map(({ place, problem }) => [place, problem.split('/')[1]]);

test('each fault is named with its place', () => {
	expect(faults(all(atLeast(1), when({ kind: 'yes', fact: 'nonsense' as never })))).toEqual([['rule.rules.1.test.fact', 'unknown-fact']]);
	expect(faults(when({ kind: 'yes', fact: 'region' }))).toEqual([['rule.test', 'test-does-not-fit']]);
	expect(faults({ kind: 'not', rule: when({ kind: 'reached', fact: 'diagnostic', value: 'soon' }) })).toEqual([['rule.rule.test', 'unknown-value']]);
	expect(faults(inRegion())).toEqual([['rule.test', 'unknown-value']]);
	expect(faults(atLeast(0))).toEqual([['rule.test', 'bad-number']]);
	expect(faults(atLeast(1.5))).toEqual([['rule.test', 'bad-number']]);
	expect(faults(all())).toEqual([['rule', 'empty-group']]);
	expect(faults({ kind: 'atLeastOf', count: 3, rules: [atLeast(1), atLeast(2)] })).toEqual([['rule', 'too-many-asked']]);
	expect(faults(when({ kind: 'yes', fact: 'isRegistered' }, { key: 'Ак булак' }))).toEqual([['rule.key', 'bad-key']]);
	expect(faults(when({ kind: 'yes', fact: 'isRegistered' }, { remedy: { ...text, ky: ' ' } }))).toEqual([['rule.remedy', 'text-missing']]);
	expect(faultsOf(setOf(atLeast(1), { score: [{ fact: 'region', most: 0, weight: 1, name: text }] })).map(({ problem }) => problem)).toEqual(['eligibility/score-needs-count', 'eligibility/bad-number']);
});

test('two conditions of one name are refused, also where one comes with another rule set', () => {
	const twice = atLeast(1);
	expect(faults(all(twice, { ...twice }))).toEqual([['rule', 'condition-doubled']]);
	expect(faults(all(twice, { kind: 'ruleSet', key: 'other' }), new Map([['other', setOf(twice, { key: 'other' })]]))).toEqual([['rule', 'condition-doubled']]);
});

test('rule sets that name each other in a circle, or nobody, are refused', () => {
	const naming = (key: string, named: string): [string, RuleSet] => [key, setOf(all(atLeast(1), { kind: 'ruleSet', key: named }), { key })];
	expect(faults({ kind: 'ruleSet', key: 'own' })).toEqual([['rule', 'runs-in-a-circle']]);
	expect(faults({ kind: 'ruleSet', key: 'a' }, new Map([naming('a', 'b'), naming('b', 'a')]))).toEqual([['rule.rules.1.rules.1', 'runs-in-a-circle']]);
	expect(faults({ kind: 'ruleSet', key: 'a' }, new Map([naming('a', 'b')]))).toEqual([['rule.rules.1', 'unknown-rule-set']]);
});

test('what is published stands by itself', () => {
	const [one, two] = [atLeast(1), atLeast(2)];
	const others = new Map([['a', setOf(all(one, { kind: 'ruleSet', key: 'b' }), { key: 'a' })], ['b', setOf(two, { key: 'b' })]]);
	expect(expand(setOf({ kind: 'not', rule: { kind: 'ruleSet', key: 'a' } }), others).rule).toEqual({ kind: 'not', rule: all(one, two) });
});

test.each<[string, Rule]>([
	['more than three and less than three', all(atLeast(3), atMost(2))],
	['two regions at once', all(inRegion('KG-N'), inRegion('KG-O'))],
	['yes and no', all(when({ kind: 'yes', fact: 'isRegistered' }), { kind: 'not', rule: when({ kind: 'yes', fact: 'isRegistered' }) })],
	['a recent day that never was', all(when({ kind: 'withinDays', fact: 'planUpdatedOn', count: 90 }), { kind: 'not', rule: when({ kind: 'happened', fact: 'planUpdatedOn' }) })],
	['in the last 30 days but not in the last 90', all(when({ kind: 'withinDays', fact: 'planUpdatedOn', count: 30 }), { kind: 'not', rule: when({ kind: 'withinDays', fact: 'planUpdatedOn', count: 90 }) })],
	['all but one of what excludes each other', { kind: 'atLeastOf', count: 2, rules: [atLeast(5), atMost(1), all(inRegion('KG-N'), inRegion('KG-O'))] }],
	['done and not even requested', all(when({ kind: 'reached', fact: 'diagnostic', value: 'done' }), { kind: 'not', rule: when({ kind: 'reached', fact: 'diagnostic', value: 'requested' }) })],
	['no region of the country at all', { kind: 'not', rule: { kind: 'any', rules: [when({ kind: 'reached', fact: 'diagnostic', value: 'none' }), atLeast(1)] } }]
])('what nobody can pass is refused: %s', (_, rule) => {
	expect(faults(rule)).toEqual([['rule', 'nobody-can-pass']]);
});

test.each<[string, Rule]>([
	['exactly three', all(atLeast(3), atMost(3))],
	['one region of two lists', all(inRegion('KG-N', 'KG-O'), inRegion('KG-O', 'KG-B'))],
	['a region that no list names', { kind: 'not', rule: inRegion('KG-N', 'KG-O') }],
	['in the last 90 days but not in the last 30', all(when({ kind: 'withinDays', fact: 'planUpdatedOn', count: 90 }), { kind: 'not', rule: when({ kind: 'withinDays', fact: 'planUpdatedOn', count: 30 }) })],
	['one of three that exclude each other', { kind: 'atLeastOf', count: 1, rules: [atLeast(5), atMost(1), inRegion('KG-N')] }]
])('what somebody can pass is let through: %s', (_, rule) => {
	expect(faults(rule)).toEqual([]);
});

test('a rule with more ways than anybody would count is let through', () => {
	const many: Rule = { kind: 'atLeastOf', count: 12, rules: Array.from({ length: 24 }, () => ({ kind: 'any' as const, rules: [inRegion('KG-N', 'KG-O'), atLeast(1)] })) };
	expect(faults(many)).toEqual([]);
});
