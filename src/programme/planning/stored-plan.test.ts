import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { impactOf } from './impact-picture.ts';
import { plainAmount } from './content.ts';
import { concerns, lacking } from './readiness.ts';
import { assemblePlan, gapOf } from './stored-plan.ts';
import { anAction, aHead, anObjective } from './cases/stored.ts';

const day = (text: string) => text as LocalDate;

describe('a plan put together from what is stored', () => {
	const plan = assemblePlan(aHead(), [anObjective('1'), anObjective('5')], [
		anAction('late', '1', { ease: 1 }), anAction('easy', '1', { ease: 5 }), anAction('critical', '5', { critical: true, importance: 1 }), anAction('gone', '5', { removed: true })
	]);

	test('ranks critical actions first, then by score, and leaves removed ones out', () => {
		expect(plan.actions.map(({ id, rank }) => [id, rank])).toEqual([['critical', 1], ['easy', 2], ['late', 3]]);
		expect(plan.removedActions.map(({ id, rank }) => [id, rank])).toEqual([['gone', 0]]);
	});

	test('puts the area of the most pressing action first', () => {
		expect(plan.objectives.map(({ parameter }) => parameter)).toEqual(['5', '1']);
	});

	test('follows the weights', () => {
		const byEase = assemblePlan(aHead({ weights: { importance: 0, urgency: 0, ease: 1, gap: 0 } }), [anObjective('1')], [anAction('a', '1', { ease: 2 }), anAction('b', '1', { ease: 4 })]);
		expect(byEase.actions.map(({ id, score }) => [id, score])).toEqual([['b', 4], ['a', 2]]);
	});
});

describe('the gap of an action', () => {
	const { success } = anObjective('1', [['1.1', 1, 3], ['1.2', 2, 3]]);
	test('reaches from its own step to the level wanted', () => {
		expect(gapOf({ indicators: ['1.1'], from: 1 }, success)).toBeCloseTo(1 + 8 / 3);
		expect(gapOf({ indicators: ['1.1'], from: 2 }, success)).toBeCloseTo(1 + 4 / 3);
	});
	test('is the widest of its area where people tied it to no level', () => {
		expect(gapOf({ indicators: [], from: null }, success)).toBeCloseTo(1 + 8 / 3);
		expect(gapOf({ indicators: ['1.2'], from: null }, success)).toBeCloseTo(1 + 4 / 3);
	});
});

describe('what a plan lacks', () => {
	const plan = (actions: ReturnType<typeof anAction>[], goal = {}) => assemblePlan(aHead({ goal }), [anObjective('1')], actions);
	test('is a goal and an action with dates', () => {
		expect(lacking(plan([anAction('a', '1', { start: null, due: null })]))).toEqual(['goal', 'actions']);
		expect(lacking(plan([anAction('a', '1')], { ky: 'Максат' }))).toEqual([]);
		expect(lacking(plan([anAction('a', '1')], { ky: ' ' }))).toEqual(['goal']);
	});

	test('and what makes it weak is named with the actions concerned', () => {
		const weak = plan([
			anAction('critical', '1', { critical: true, start: null, due: null }),
			anAction('outside', '1', { start: day('2026-01-01'), due: day('2026-02-01') }),
			anAction('fine', '1', { responsible: 'Айгүл' })
		]);
		expect(concerns(weak, 12).map((concern) => [concern.kind, 'actions' in concern ? concern.actions.map(({ id }) => id) : []])).toEqual([
			['criticalWithoutDates', ['critical']], ['withoutResponsible', ['outside']], ['outsidePeriod', ['outside']]
		]);
	});

	test('more at once than a small organisation can carry is a concern, for a larger one it is not', () => {
		const full = plan(Array.from({ length: 6 }, (_, index) => anAction(`a${index}`, '1', { responsible: 'Айгүл' })));
		expect(concerns(full, 3)).toEqual([{ kind: 'tooMuchAtOnce', quarter: 1, active: 6, limit: 5 }]);
		expect(concerns(full, 30)).toEqual([]);
	});
});

test('impact leaves ease out, and is importance where nothing else counts', () => {
	const action = { importance: 5, urgency: 1, gap: 1 } as const;
	expect(impactOf(action, { importance: 0.5, urgency: 0.5, ease: 0, gap: 0 })).toBe(3);
	expect(impactOf(action, { importance: 0, urgency: 0, ease: 1, gap: 0 })).toBe(5);
});

test('an amount is written in one way', () => {
	expect(['12000.00', '12000', '12.50', '0.05', '100'].map(plainAmount)).toEqual(['12000', '12000', '12.5', '0.05', '100']);
});
