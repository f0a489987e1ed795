import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { addAction, agreePlan, editAction, editObjective, editPlan } from './input.ts';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';
const action = {
	plan: id, action: id, basedOn: '2', title: { ky: ' Иш ', ru: '' }, type: 'policy', start: '2026-04-01', due: '2026-06-30', amount: '12 000,50', currency: 'KGS', funding: '', importance: '5', urgency: '4', ease: '3'
};
const codes = (schema: z.ZodType, input: unknown) =>
	(schema.safeParse(input).error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.code === 'custom' ? (issue.params?.['code'] as string) : issue.code]);

describe('an action as a form sends it', () => {
	test('becomes what is stored: texts without blanks, one way to write an amount, nothing for an empty choice', () => {
		expect(editAction.parse(action)).toMatchObject({ title: { ky: 'Иш' }, cost: { amount: '12000.5', currency: 'KGS' }, funding: null, importance: 5, basedOn: 2, stillTrue: false, description: {} });
		expect(editAction.parse({ ...action, amount: '' }).cost).toBeNull();
	});

	test('breaks lines in one way, so that an untouched text is no change', () => {
		expect(editAction.parse({ ...action, description: { ky: 'бир\r\nэки' } }).description).toEqual({ ky: 'бир\nэки' });
	});

	test('needs a title in some language, two dates or none in order, and marks from 1 to 5', () => {
		expect(codes(editAction, { ...action, title: { ky: '  ' } })).toEqual([['title', 'common/required']]);
		expect(codes(editAction, { ...action, due: '' })).toEqual([['due', 'planning/one-date-missing']]);
		expect(codes(editAction, { ...action, due: '2026-03-01' })).toEqual([['due', 'planning/dates-reversed']]);
		expect(codes(editAction, { ...action, ease: '6' })[0]?.[0]).toBe('ease');
		expect(editAction.parse({ ...action, start: '', due: '' })).toMatchObject({ start: null, due: null });
	});

	test.each(['abc', '1e5', '-5', '1,2,3', '0.001'])('refuses %s as an amount', (amount) => {
		expect(codes(editAction, { ...action, amount })).toEqual([['amount', 'planning/amount-unreadable']]);
	});

	test('that is new may name indicators and the level it starts from', () => {
		expect(addAction.parse({ ...action, objective: id, 'indicators': ['5.1'], from: '2' })).toMatchObject({ indicators: ['5.1'], from: 2 });
		expect(addAction.parse({ ...action, objective: id, from: '' })).toMatchObject({ indicators: [], from: null });
	});
});

describe('a plan as a form sends it', () => {
	const plan = { plan: id, basedOn: 1, goal: { ky: 'Максат' }, start: '2026-04-01', end: '2027-03-31', weights: { importance: '40', urgency: '30', ease: '20', gap: '10' } };
	test('has weights that make a hundred, and an end after its start', () => {
		expect(editPlan.parse(plan)).toMatchObject({ weights: { importance: 0.4, urgency: 0.3, ease: 0.2, gap: 0.1 }, dates: 'keep' });
		expect(codes(editPlan, { ...plan, weights: { ...plan.weights, gap: '20' } })).toEqual([['weights', 'planning/weights-not-whole']]);
		expect(codes(editPlan, { ...plan, end: '2026-04-01' })).toEqual([['end', 'planning/dates-reversed']]);
	});
});

test('levels of an objective come by indicator code', () => {
	expect(editObjective.parse({ plan: id, objective: id, basedOn: 1, desired: { 5: { 1: '3', 2: '4' } } }).desired).toEqual({ '5.1': 3, '5.2': 4 });
});

test('whoever agrees says yes or no about the board', () => {
	expect(agreePlan.parse({ plan: id, seen: '3', boardNoted: 'no' })).toEqual({ plan: id, seen: 3, boardNoted: false });
	expect(codes(agreePlan, { plan: id, seen: '3' })).toEqual([['boardNoted', 'invalid_type']]);
});
