/** What must hold of every list, whatever its scores: the line, what moves it, and what is offered afterwards. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { faults } from '#kernel/workflow.ts';
import type { FoundWeakness } from '#programme/diagnostics/found-weakness.ts';
import type { Facts } from './facts.ts';
import type { RuleSet, Term } from './rules.ts';
import { propose } from './target-proposals.ts';
import { isAgainst, leaning, type Listed, moved, scoresOf, sensitivity, shifts, tallyOf, type TargetVote, withinPlaces } from './target-round.ts';
import { firstTargetState, targetStates, targetWorkflow } from './target-workflow.ts';

const on = '2026-03-01' as LocalDate;
const name = { ky: 'а', ru: 'а', en: 'a' };
const parts = [['stepsTaken', 4], ['trainingActivity', 4], ['reportQuality', 2], ['planQuality', 2]] as const;
const rulesWith = (weights: readonly number[]): RuleSet => ({
	key: 'target-2019', version: 1, name, opens: name,
	rule: { kind: 'condition', key: 'protects', test: { kind: 'yes', fact: 'protectsRights' }, due: 'first', asks: name, remedy: name },
	score: parts.map(([fact, most], place): Term => ({ fact, most, weight: weights[place] ?? 1, name }))
});
const count = (most: number) => fc.record({ value: fc.integer({ min: 0, max: most }), since: fc.constant(null) });
const anyFacts: fc.Arbitrary<Facts> = fc.record({ stepsTaken: count(4), trainingActivity: count(4), reportQuality: count(2), planQuality: count(2) }, { requiredKeys: [] }) as never;
const anyList: fc.Arbitrary<Listed[]> = fc.array(anyFacts, { maxLength: 12 }).map((all) => all.map((facts, place) => ({ id: `organisation-${place}`, facts })));
const anyRules = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }).map(rulesWith);
const anyPlaces = fc.integer({ min: 1, max: 14 });
const pointsIn = (rules: RuleSet, listed: readonly Listed[]) => new Map([...scoresOf(rules, listed, on)].map(([id, { score }]) => [id, score!.points]));

describe('the line that so many places draw', () => {
	test('nobody within has less than anybody without, equal scores stand together, and no place stays empty while somebody waits', () => {
		fc.assert(fc.property(anyRules, anyList, anyPlaces, (rules, listed, places) => {
			const within = withinPlaces(rules, listed, { places, on });
			const points = pointsIn(rules, listed);
			const [inside, outside] = [listed.filter(({ id }) => within.has(id)), listed.filter(({ id }) => !within.has(id))].map((all) => all.map(({ id }) => points.get(id)!)) as [number[], number[]];
			if (outside.length > 0) expect(Math.max(...outside)).toBeLessThan(Math.min(...inside));
			expect(inside.length).toBeGreaterThanOrEqual(Math.min(places, listed.length));
			if (outside.length > 0) expect(inside.filter((one) => one > Math.min(...inside)).length).toBeLessThan(places);
		}));
	});

	test('the order of the list does not matter', () => {
		fc.assert(fc.property(anyRules, anyList, anyPlaces, (rules, listed, places) => {
			expect(withinPlaces(rules, listed.toReversed(), { places, on })).toEqual(withinPlaces(rules, listed, { places, on }));
		}));
	});
});

describe('what hangs on one weight', () => {
	test('who enters was not within, who leaves was, and what is left over is who would be within', () => {
		fc.assert(fc.property(anyRules, anyList, anyPlaces, (rules, listed, places) => {
			const now = withinPlaces(rules, listed, { places, on });
			for (const { term, weight, entering, leaving } of sensitivity(rules, listed, { places, on })) {
				expect(entering.isDisjointFrom(now)).toBe(true);
				expect(leaving.isSubsetOf(now)).toBe(true);
				const other = { ...rules, score: rules.score!.map((one) => (one === term ? { ...one, weight } : one)) };
				expect(now.difference(leaving).union(entering)).toEqual(withinPlaces(other, listed, { places, on }));
			}
		}));
	});

	test('a part in which all are alike moves nobody, and where there is room for everybody nobody leaves', () => {
		fc.assert(fc.property(anyRules, anyList, anyPlaces, fc.integer({ min: 0, max: 4 }), (rules, listed, places, value) => {
			const alike = listed.map((one) => ({ ...one, facts: { ...one.facts, stepsTaken: { value, since: null } } }));
			for (const { term, entering, leaving } of sensitivity(rules, alike, { places, on })) {
				if (term.fact === 'stepsTaken' || places >= alike.length) expect([entering.size, leaving.size]).toEqual([0, 0]);
			}
		}));
	});

	test('each of the four shifts of every part is tried, and no weight falls below nothing', () => {
		expect(sensitivity(rulesWith([1, 1, 1, 1]), [], { places: 1, on })).toHaveLength(16);
		expect(shifts.map((shift) => moved(2, shift))).toEqual([3, 1, 3, 1]);
		fc.assert(fc.property(fc.float({ min: 0, max: 10, noNaN: true }), fc.constantFrom(...shifts), (weight, shift) => { expect(moved(weight, shift)).toBeGreaterThanOrEqual(0); }));
	});

	test('what nobody knows of anybody scores nothing for anybody, and its weight moves nobody', () => {
		const listed = [3, 2, 1].map((value, place) => ({ id: `${place}`, facts: { stepsTaken: { value, since: null } } }));
		for (const { term, entering, leaving } of sensitivity(rulesWith([1, 1, 1, 1]), listed, { places: 2, on })) if (term.fact !== 'stepsTaken') expect([entering.size, leaving.size]).toEqual([0, 0]);
		const gone = sensitivity(rulesWith([1, 1, 1, 1]), listed, { places: 2, on }).find(({ term, shift }) => term.fact === 'stepsTaken' && shift === 'minusOne')!;
		expect([...gone.entering]).toEqual(['2']);
	});
});

test('votes lean one way, the other or none; a decision that neither score nor votes carry is against them', () => {
	const tally = (...votes: TargetVote[]) => tallyOf(votes.map((vote) => ({ vote })));
	expect([leaning(tally('yes', 'no', 'yes')), leaning(tally('no', 'abstain')), leaning(tally('yes', 'no')), leaning(tally())]).toEqual(['chosen', 'notChosen', null, null]);
	expect(isAgainst('chosen', { within: true, tally: tally('yes') })).toBe(false);
	expect(isAgainst('chosen', { within: false, tally: tally('yes') })).toBe(true);
	expect(isAgainst('chosen', { within: true, tally: tally('no') })).toBe(true);
	expect(isAgainst('notChosen', { within: false, tally: tally('no', 'abstain') })).toBe(false);
	expect(isAgainst('notChosen', { within: false, tally: tally('yes', 'no') })).toBe(false);
});

test('the steps of a round have no fault', () => {
	expect(faults(targetWorkflow, targetStates, firstTargetState)).toEqual([]);
});

const anyWeaknesses = fc.uniqueArray(fc.record({ organisation: fc.integer({ min: 0, max: 5 }), code: fc.constantFrom('1.1', '2.9', '2.10', '10.1') }), { maxLength: 20, selector: ({ organisation, code }) => `${organisation} ${code}` })
	.map((all) => all.map(({ organisation, code }): FoundWeakness => ({ organisation: `${organisation}` as never, indicator: { instrument: 'organisational', code, name, parameter: name }, level: 1, critical: false })));

test('every weakness ends in exactly one proposal: together where enough share it, alone where not', () => {
	fc.assert(fc.property(anyWeaknesses, fc.integer({ min: 2, max: 6 }), (weaknesses, together) => {
		const { trainings, consultations } = propose(weaknesses, together);
		const proposed = [
			...trainings.flatMap(({ indicator, organisations }) => organisations.map((one) => `${one} ${indicator.code}`)),
			...consultations.flatMap(({ organisation, weaknesses: of }) => of.map(({ indicator }) => `${organisation} ${indicator.code}`))
		];
		expect(proposed.toSorted()).toEqual(weaknesses.map(({ organisation, indicator }) => `${organisation} ${indicator.code}`).toSorted());
		for (const { organisations } of trainings) expect(organisations.length).toBeGreaterThanOrEqual(together);
		for (const one of consultations.flatMap(({ weaknesses: of }) => of)) expect(weaknesses.filter(({ indicator }) => indicator.code === one.indicator.code).length).toBeLessThan(together);
	}));
});

test('the same code of another instrument is another weakness', () => {
	const of = (instrument: string, organisation: string): FoundWeakness => ({ organisation: organisation as never, indicator: { instrument, code: '1.1', name, parameter: name }, level: 2, critical: false });
	expect(propose([of('organisational', 'a'), of('informal-group', 'b')], 2).trainings).toEqual([]);
});
