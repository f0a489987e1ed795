import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { historyOf } from '#journal/read.server.ts';
import { another, done } from '../../../tests/support/diagnostic-case.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { issued } from '../reporting/cases/reporting.ts';
import { agreed, drafted, inForce, planEdit, planning, planOf, refusalOf, sent } from './cases/planning.ts';
import { editObjective } from './edit-objective.server.ts';
import { editPlan } from './edit-plan.server.ts';
import { actionHistory } from './read.server.ts';

const kadam = await testDatabase();
const first = await planning(kadam);
const fresh = async () => {
	const other = await another(kadam, first);
	const of = { ...other, kadam, caseId: await done(other, { '1.1': 4, '5.1': 1 }) };
	await issued(of);
	return of;
};
const goal = { ky: 'Ишенимдүү уюм болобуз' };

describe('goal, period and weights', () => {
	test('the goal is written by whoever has the plan in hand: staff in a draft, then the organisation', async () => {
		const of = await fresh();
		const id = await drafted(of);
		const write = async (who: 'head' | 'member' | 'assessor' | 'officer') => {
			const plan = await planOf(of, id);
			return refusalOf(editPlan(await of.as(who), planEdit(plan, { goal: { ky: `Максат ${who} ${plan.version}` } })));
		};
		expect(await write('head')).toBe('planning/not-in-your-hands');
		expect([await write('assessor'), await write('officer')]).toEqual(['done', 'done']);
	});

	test('in the organisation’s hands neither the assessor nor the officer writes', async () => {
		const of = await fresh();
		const id = await sent(of);
		const plan = await planOf(of, id);
		for (const who of ['assessor', 'lead', 'officer'] as const) expect(await refusalOf(editPlan(await of.as(who), planEdit(plan, { goal })))).toBe('planning/not-in-your-hands');
		expect((await editPlan(await of.as('member'), planEdit(plan, { goal }))).version).toBe(2);
		expect((await planOf(of, id)).goal).toEqual(goal);
	});

	test('nobody changes a plan that was agreed or is in force', async () => {
		for (const reach of [agreed, inForce]) {
			const of = await fresh();
			const plan = await planOf(of, await reach(of));
			for (const who of ['head', 'assessor', 'officer'] as const) expect(await refusalOf(editPlan(await of.as(who), planEdit(plan, { goal })))).toBe('planning/not-in-your-hands');
		}
	});

	test('for strangers there is no plan', async () => {
		const of = await fresh();
		const plan = await planOf(of, await sent(of));
		expect(await refusalOf(editPlan(await first.as('head'), planEdit(plan, { goal })))).toBe('common/not-found');
	});

	test('another period takes the dates along, leaves them, or spreads them anew', async () => {
		const of = await fresh();
		const id = await drafted(of);
		const before = await planOf(of, id);
		const later = { start: addDays(before.start, 30), end: addDays(before.end, 30) };
		await editPlan(await of.as('assessor'), planEdit(before, { ...later, dates: 'keep' }));
		expect((await planOf(of, id)).actions.map(({ start }) => start)).toEqual(before.actions.map(({ start }) => start));
		await editPlan(await of.as('assessor'), planEdit(await planOf(of, id), { start: addDays(later.start, 10), dates: 'move' }));
		const moved = await planOf(of, id);
		expect(moved.actions[0]?.start).toBe(addDays(before.actions[0]!.start!, 10));
		expect(await actionHistory(kadam.database.read, moved.actions[0]!.id)).toHaveLength(2);
		await editPlan(await of.as('assessor'), planEdit(moved, { dates: 'spread' }));
		expect((await planOf(of, id)).actions[0]?.start).toBe(moved.start);
	});

	test('other weights put other actions first, and critical ones stay ahead of all', async () => {
		const of = await fresh();
		const id = await drafted(of);
		const before = await planOf(of, id);
		await editPlan(await of.as('assessor'), planEdit(before, { weights: { importance: 0, urgency: 0, ease: 1, gap: 0 } }));
		const { actions } = await planOf(of, id);
		const scores = (critical: boolean) => actions.filter((one) => one.critical === critical && one.from === 2).map(({ ease }) => ease);
		expect(actions[0]?.critical).toBe(true);
		expect(scores(false)).toEqual(scores(false).toSorted((a, b) => b - a));
		expect(actions.map(({ id }) => id)).not.toEqual(before.actions.map(({ id }) => id));
	});

	test('saving what stands changes nothing and records nothing', async () => {
		const of = await fresh();
		const plan = await planOf(of, await drafted(of));
		await editPlan(await of.as('assessor'), planEdit(plan));
		expect((await planOf(of, plan.id)).revision).toBe(plan.revision);
		expect((await historyOf(kadam.database.read, of.organisation)).some(({ event }) => event === 'planning/edited')).toBe(false);
	});

	test('two who edit at once: what does not overlap is merged, what overlaps comes back with both values', async () => {
		const of = await fresh();
		const plan = await planOf(of, await sent(of));
		await editPlan(await of.as('head'), planEdit(plan, { goal }));
		const merged = await editPlan(await of.as('member'), planEdit(plan, { end: addDays(plan.end, 5) }));
		expect(merged.conflicts).toEqual([]);
		expect(await planOf(of, plan.id)).toMatchObject({ goal, end: addDays(plan.end, 5), version: 3 });
		const answer = await editPlan(await of.as('member'), planEdit(plan, { goal: { ky: 'Башкача' } }));
		expect(answer).toMatchObject({ version: 3, conflicts: [{ field: 'goal.ky', mine: 'Башкача', theirs: goal.ky, author: 'Айгүл Осмонова' }] });
		expect((await planOf(of, plan.id)).goal).toEqual(goal);
	});

	test('two dates that are right alone and nonsense together are refused', async () => {
		const of = await fresh();
		const plan = await planOf(of, await drafted(of));
		await editPlan(await of.as('assessor'), planEdit(plan, { start: addDays(plan.end, -10) }));
		expect(await refusalOf(editPlan(await of.as('officer'), planEdit(plan, { end: addDays(plan.end, -60) })))).toBe('common/invalid-input');
	});
});

describe('an objective', () => {
	test('gets its reasons and other levels to reach; what will then be true follows', async () => {
		const of = await fresh();
		const plan = await planOf(of, await drafted(of));
		const objective = plan.objectives[0]!;
		const [success] = objective.success;
		const input = { plan: plan.id, objective: objective.id, basedOn: 1, why: { ky: 'Эсепчи жок' }, voices: { ky: 'Мүчөлөр эсепти көргөн эмес' }, desired: { [success!.indicator]: 4 as const }, stillTrue: false };
		await editObjective(await of.as('assessor'), input);
		const after = (await planOf(of, plan.id)).objectives.find(({ id }) => id === objective.id)!;
		expect(after).toMatchObject({ why: { ky: 'Эсепчи жок' }, version: 2 });
		expect(after.success[0]).toMatchObject({ desired: 4 });
		expect(after.success[0]?.statement).not.toEqual(success?.statement);
		expect((await planOf(of, plan.id)).revision).toBe(plan.revision + 1);
	});

	test('never aims below where the organisation stands', async () => {
		const of = await fresh();
		const plan = await planOf(of, await drafted(of));
		const objective = plan.objectives.find(({ success }) => success.some(({ current }) => current === 2))!;
		const low = objective.success.find(({ current }) => current === 2)!;
		await editObjective(await of.as('assessor'), { plan: plan.id, objective: objective.id, basedOn: 1, why: {}, voices: {}, desired: { [low.indicator]: 1 }, stillTrue: false });
		const after = (await planOf(of, plan.id)).objectives.find(({ id }) => id === objective.id);
		expect(after?.success.find(({ indicator }) => indicator === low.indicator)?.desired).toBe(2);
	});

	test('two who write its reasons at once see both', async () => {
		const of = await fresh();
		const plan = await planOf(of, await drafted(of));
		const write = async (who: 'assessor' | 'officer', why: string) =>
			editObjective(await of.as(who), { plan: plan.id, objective: plan.objectives[0]!.id, basedOn: 1, why: { ky: why }, voices: {}, desired: {}, stillTrue: false });
		await write('assessor', 'Эсепчи жок');
		expect((await write('officer', 'Акча жок')).conflicts).toMatchObject([{ field: 'why.ky', theirs: 'Эсепчи жок', mine: 'Акча жок' }]);
	});

	test('is not of another plan, and not for those who do not have the plan in hand', async () => {
		const of = await fresh();
		const other = await fresh();
		const [plan, theirs] = [await planOf(of, await drafted(of)), await planOf(other, await drafted(other))];
		const input = { plan: plan.id, basedOn: 1, why: {}, voices: {}, desired: {}, stillTrue: false };
		expect(await refusalOf(editObjective(await of.as('officer'), { ...input, objective: theirs.objectives[0]!.id }))).toBe('common/not-found');
		expect(await refusalOf(editObjective(await of.as('head'), { ...input, objective: plan.objectives[0]!.id }))).toBe('planning/not-in-your-hands');
	});
});

test('a day is what it is on every machine', async () => {
	const plan = await planOf(first, await drafted(first));
	expect(plan.start).toBe('2026-04-01' as LocalDate);
});
