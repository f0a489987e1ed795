/**
 * Whether anybody could ever meet a rule. A rule becomes alternatives; each says for every fact which of a few telling values
 * it may have, and an alternative that leaves a fact no value is none.
 */
import { type FactKey, facts } from './facts.ts';
import { conditionsOf, type Rule, type Test } from './rules.ts';

/** For each fact, what it may be. */
type Alternative = ReadonlyMap<FactKey, ReadonlySet<string>>;

/** Beyond this many alternatives a rule counts as possible: it is then loose rather than contradictory. */
const enough = 5000;
class TooMany extends Error {}

const longestMonth = 31;

/** For a published rule set's rule. */
export function canBeMet(rule: Rule): boolean {
	const tests = conditionsOf(rule).map(({ test }) => test);
	try {
		return alternatives(rule, true, (test, wanted) => meeting(test, wanted, tests)).length > 0;
	} catch (error) {
		if (error instanceof TooMany) return true;
		throw error;
	}
}

type Meet = (test: Test, wanted: boolean) => Alternative | null;

function alternatives(rule: Rule, wanted: boolean, meet: Meet): readonly Alternative[] {
	switch (rule.kind) {
		case 'condition': {
			const one = meet(rule.test, wanted);
			return one ? [one] : [];
		}
		case 'not': return alternatives(rule.rule, !wanted, meet);
		case 'ruleSet': return [new Map()];
		default: {
			const needed = rule.kind === 'all' ? rule.rules.length : rule.kind === 'any' ? 1 : rule.count;
			// That a group is not met means that enough of its rules are not.
			return chosen(rule.rules.map((one) => alternatives(one, wanted, meet)), wanted ? needed : rule.rules.length - needed + 1);
		}
	}
}

/** Every way to take `needed` of the parts together. */
function chosen([first, ...rest]: readonly (readonly Alternative[])[], needed: number): readonly Alternative[] {
	if (needed === 0) return [new Map()];
	if (first === undefined || rest.length + 1 < needed) return [];
	const withIt = chosen(rest, needed - 1).flatMap((others) => first.flatMap((one) => together(one, others) ?? []));
	const ways = [...withIt, ...chosen(rest, needed)];
	if (ways.length > enough) throw new TooMany();
	return ways;
}

function together(a: Alternative, b: Alternative): Alternative | null {
	const both = new Map(a);
	for (const [fact, values] of b) {
		const left = both.has(fact) ? both.get(fact)!.intersection(values) : values;
		if (left.size === 0) return null;
		both.set(fact, left);
	}
	return both;
}

/** The telling values of the fact that meet the test, or those that do not; `null` where there are none. */
function meeting(test: Test, wanted: boolean, all: readonly Test[]): Alternative | null {
	const values = tellingValues(test.fact, all.filter(({ fact }) => fact === test.fact));
	const left = values.filter((value) => allows(test, value) === wanted);
	return left.length > 0 ? new Map([[test.fact, new Set(left)]]) : null;
}

/** Enough values of a fact to tell all its tests apart; a date is how many days ago it was, or never. */
function tellingValues(fact: FactKey, tests: readonly Test[]): readonly string[] {
	const { kind, values } = facts[fact];
	const numbers = tests.flatMap((test) => (test.kind === 'withinMonths' ? [test.count * longestMonth] : 'count' in test ? [test.count] : []));
	const around = [0, ...numbers.flatMap((number) => [number - 1, number, number + 1])].filter((number) => number >= 0).map(String);
	if (kind === 'yesNo') return ['true', 'false'];
	if (kind === 'count') return around;
	if (kind === 'date') return ['never', ...around];
	return values ?? [...tests.flatMap((test) => (test.kind === 'oneOf' ? test.values : [])), 'something else'];
}

function allows(test: Test, value: string): boolean {
	const number = /^\d+$/.test(value) ? Number(value) : null;
	switch (test.kind) {
		case 'yes': return value === 'true';
		case 'no': return value === 'false';
		case 'atLeast': return number !== null && number >= test.count;
		case 'atMost': return number !== null && number <= test.count;
		case 'happened': return number !== null;
		case 'withinMonths': return number !== null && number <= test.count * longestMonth;
		case 'withinDays': return number !== null && number <= test.count;
		case 'reached': return courseOf(test.fact).indexOf(value) >= courseOf(test.fact).indexOf(test.value);
		case 'oneOf': return test.values.includes(value);
	}
}

function courseOf(fact: FactKey): readonly string[] {
	return facts[fact].values ?? [];
}
