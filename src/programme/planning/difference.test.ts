import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approvedContent, type ApprovedContent } from './approved-content.ts';
import { aHead, anAction, anObjective } from './cases/stored.ts';
import { difference, isSame } from './difference.ts';
import { assemblePlan } from './stored-plan.ts';

const content = (actions: readonly ReturnType<typeof anAction>[], head = {}): ApprovedContent => approvedContent(assemblePlan(aHead(head), [anObjective('5')], actions));
const action = (id: string, change: Parameters<typeof anAction>[2] = {}) => anAction(id, '5', change);
const anyState = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), ease: fc.constantFrom(1 as const, 3 as const, 5 as const), responsible: fc.constantFrom('', 'Айгүл') }), { selector: ({ id }) => id })
	.map((actions) => content(actions.map(({ id, ...change }) => action(id, change))));

describe('two states of a plan', () => {
	test('tell what came in, what was taken out and what was changed, field by field', () => {
		const found = difference(content([action('a'), action('b')]), content([action('b', { responsible: 'Айгүл', due: '2026-07-31' as never }), action('c')], { goal: { ky: 'Максат' } }));
		expect(found.actions.added.map(({ id }) => id)).toEqual(['c']);
		expect(found.actions.takenOut.map(({ id }) => id)).toEqual(['a']);
		expect(found.actions.changed).toMatchObject([{ of: { id: 'b' }, changes: [{ field: 'responsible', before: '', after: 'Айгүл' }, { field: 'due', before: '2026-06-30', after: '2026-07-31' }] }]);
		expect(found.plan).toEqual([{ field: 'goal.ky', before: null, after: 'Максат' }]);
	});

	test('say nothing of a removed action or of how far the work is', () => {
		expect(isSame(difference(content([action('a')]), content([action('a', { status: 'inProgress', percent: 50 }), action('b', { removed: true })])))).toBe(true);
	});

	test('are the same to themselves, and what one way came in went out the other way', () => {
		fc.assert(fc.property(anyState, anyState, (one, other) => {
			expect(isSame(difference(one, one))).toBe(true);
			const [there, back] = [difference(one, other), difference(other, one)];
			expect(there.actions.added).toEqual(back.actions.takenOut);
			expect(there.actions.changed.map(({ of }) => of.id).sort()).toEqual(back.actions.changed.map(({ of }) => of.id).sort());
		}));
	});
});
