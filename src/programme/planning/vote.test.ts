import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aHead, anAction, anObjective } from './cases/stored.ts';
import { assemblePlan } from './stored-plan.ts';
import { ballotSize, topThree } from './vote.ts';

const closed = { by: 'head' as never, at: new Date('2026-04-20T04:00:00Z') };
const ballots = (votes: readonly number[], more: Partial<Parameters<typeof anAction>[2]> = {}) => votes.map((count, place) => anAction(`a${place}`, '5', { votes: count, position: place, ...more }));
const planWith = (votes: readonly number[], head = {}) => assemblePlan(aHead(head), [anObjective('5')], ballots(votes, { from: null }));

describe('the three that people chose', () => {
	test('come ahead of everything that is not critical, once the vote is closed', () => {
		expect(planWith([0, 0, 2, 1, 0, 3]).actions.map(({ id }) => id)).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5']);
		const plan = planWith([0, 0, 2, 1, 0, 3], { voteClosed: closed });
		expect(plan.actions.map(({ id }) => id)).toEqual(['a2', 'a3', 'a5', 'a0', 'a1', 'a4']);
		expect(plan.actions.filter(({ chosen }) => chosen).map(({ id }) => id)).toEqual(['a2', 'a3', 'a5']);
	});

	test('never come before what is critical, and leave every score as it was', () => {
		const actions = [anAction('critical', '5', { critical: true, from: null, position: 0 }), anAction('liked', '5', { votes: 9, from: null, ease: 1, position: 1 })];
		const [open, done] = [aHead(), aHead({ voteClosed: closed })].map((head) => assemblePlan(head, [anObjective('5')], actions));
		expect(done!.actions.map(({ id }) => id)).toEqual(['critical', 'liked']);
		expect(done!.actions.map(({ score }) => score)).toEqual(open!.actions.map(({ score }) => score));
	});

	test('are no more than three, nobody chosen by nobody, and among equals the priority decides', () => {
		fc.assert(fc.property(fc.array(fc.nat({ max: 4 }), { maxLength: 8 }), (votes) => {
			const plan = planWith(votes);
			const three = topThree(plan.actions);
			const least = Math.min(...three.map((one) => one.votes));
			expect(three.length).toBe(Math.min(ballotSize, votes.filter((count) => count > 0).length));
			for (const left of plan.actions.filter((one) => one.votes > 0 && !three.includes(one))) {
				expect(left.votes).toBeLessThanOrEqual(least);
				for (const one of three.filter((other) => other.votes === left.votes)) expect(one.rank).toBeLessThan(left.rank);
			}
		}));
	});
});
