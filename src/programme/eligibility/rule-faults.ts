/** What is wrong with a rule set before it is published: each fault with its place, so that an editor can point at it. */
import { languages, type Trilingual } from '#kernel/localised.ts';
import type { ProblemCode } from '#kernel/problem.ts';
import { facts, type FactKind, isFactKey } from './facts.ts';
import { conditionsOf, type Rule, type RuleSet, type Test, type TestKind } from './rules.ts';
import { canBeMet } from './satisfiable.ts';

export interface RuleFault {
	/** `rule`, `rule.rules.2.test`, `score.0`: where in the rule set. */
	readonly place: string;
	readonly problem: ProblemCode;
}

/** Which kinds of fact a test can be asked of. */
const kindsFor: Readonly<Record<TestKind, readonly FactKind[]>> = {
	yes: ['yesNo'], no: ['yesNo'], atLeast: ['count'], atMost: ['count'], happened: ['date'], withinMonths: ['date'], withinDays: ['date'], reached: ['course'], oneOf: ['choice', 'course']
};

/** `others` are the rule sets that may be named in it, by key. None: it may be published. */
export function faultsOf(ruleSet: RuleSet, others: ReadonlyMap<string, RuleSet> = new Map()): readonly RuleFault[] {
	const faults = [
		...textFaults('name', ruleSet.name), ...textFaults('opens', ruleSet.opens),
		...ruleFaults('rule', ruleSet.rule, [ruleSet.key], others),
		...(ruleSet.score ?? []).flatMap(({ fact, most, weight, name }, at) => [
			...(isFactKey(fact) ? (facts[fact].kind === 'count' ? [] : [fault(`score.${at}.fact`, 'eligibility/score-needs-count')]) : [fault(`score.${at}.fact`, 'eligibility/unknown-fact')]),
			...(isWhole(most, 1) && weight > 0 ? [] : [fault(`score.${at}`, 'eligibility/bad-number')]),
			...textFaults(`score.${at}.name`, name)
		])
	];
	if (faults.length > 0) return faults;
	const whole = expand(ruleSet, others);
	const keys = conditionsOf(whole.rule).map(({ key }) => key);
	const doubled = keys.find((key, at) => keys.indexOf(key) !== at);
	if (doubled !== undefined) return [fault('rule', 'eligibility/condition-doubled')];
	return canBeMet(whole.rule) ? [] : [fault('rule', 'eligibility/nobody-can-pass')];
}

/** The rule set with the rules of others where it named them; what is published stands by itself for ever. Its faults must have been looked for. */
export function expand(ruleSet: RuleSet, others: ReadonlyMap<string, RuleSet>): RuleSet {
	const inside = (rule: Rule): Rule => {
		switch (rule.kind) {
			case 'condition': return rule;
			case 'not': return { kind: 'not', rule: inside(rule.rule) };
			case 'ruleSet': return inside(others.get(rule.key)!.rule);
			default: return { ...rule, rules: rule.rules.map(inside) };
		}
	};
	return { ...ruleSet, rule: inside(ruleSet.rule) };
}

/** `above`: the rule sets on the way here; whoever meets one of them again runs in a circle. */
function ruleFaults(place: string, rule: Rule, above: readonly string[], others: ReadonlyMap<string, RuleSet>): readonly RuleFault[] {
	switch (rule.kind) {
		case 'condition': return [
			...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(rule.key) ? [] : [fault(`${place}.key`, 'eligibility/bad-key')]),
			...testFaults(`${place}.test`, rule.test), ...textFaults(`${place}.asks`, rule.asks), ...textFaults(`${place}.remedy`, rule.remedy)
		];
		case 'not': return ruleFaults(`${place}.rule`, rule.rule, above, others);
		case 'ruleSet': {
			if (above.includes(rule.key)) return [fault(place, 'eligibility/runs-in-a-circle')];
			const named = others.get(rule.key);
			return named ? ruleFaults(place, named.rule, [...above, rule.key], others) : [fault(place, 'eligibility/unknown-rule-set')];
		}
		default: return [
			...(rule.rules.length === 0 ? [fault(place, 'eligibility/empty-group')] : []),
			...(rule.kind === 'atLeastOf' && !(isWhole(rule.count, 1) && rule.count <= rule.rules.length) ? [fault(place, 'eligibility/too-many-asked')] : []),
			...rule.rules.flatMap((one, at) => ruleFaults(`${place}.rules.${at}`, one, above, others))
		];
	}
}

function testFaults(place: string, test: Test): readonly RuleFault[] {
	if (!isFactKey(test.fact)) return [fault(`${place}.fact`, 'eligibility/unknown-fact')];
	const { kind, values } = facts[test.fact];
	if (!kindsFor[test.kind].includes(kind)) return [fault(place, 'eligibility/test-does-not-fit')];
	if ('count' in test && !isWhole(test.count, test.kind === 'atMost' ? 0 : 1)) return [fault(place, 'eligibility/bad-number')];
	const named = test.kind === 'oneOf' ? test.values : test.kind === 'reached' ? [test.value] : null;
	if (named?.length === 0 || (values && named?.some((value) => !values.includes(value)))) return [fault(place, 'eligibility/unknown-value')];
	return [];
}

function textFaults(place: string, text: Trilingual): readonly RuleFault[] {
	return languages.every((language) => text[language]?.trim()) ? [] : [fault(place, 'eligibility/text-missing')];
}

function isWhole(number: number, least: number): boolean {
	return Number.isSafeInteger(number) && number >= least;
}

function fault(place: string, problem: ProblemCode): RuleFault {
	return { place, problem };
}
