import { describe, expect, test } from 'vitest';
import { historyOf } from '#journal/read.server.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { agreePlan } from './agree-plan.server.ts';
import { approvePlan } from './approve-plan.server.ts';
import { anotherPlanning, agreed, drafted, inForce, planning, planOf, refusalOf, sent, withGoal } from './cases/planning.ts';
import type { UpdateActionStatus } from './input.ts';
import { removeAction } from './remove-action.server.ts';
import { returnPlan } from './return-plan.server.ts';
import { sendPlanForAgreement } from './send-plan-for-agreement.server.ts';
import { updateActionStatus } from './update-action-status.server.ts';
import { checks as toLookAt } from './work.ts';

const checks = [...toLookAt];

const kadam = await testDatabase();
const first = await planning(kadam);
const fresh = () => anotherPlanning(kadam, first);
type Who = 'officer' | 'lead' | 'assessor' | 'head' | 'member';
const everybody: Who[] = ['officer', 'lead', 'assessor', 'head', 'member'];

describe('from draft to a plan in force', () => {
	test('drafted by staff, agreed by the head with the board’s knowledge, approved by the programme', async () => {
		const of = await fresh();
		const plan = await planOf(of, await inForce(of));
		expect(plan).toMatchObject({ state: 'active', agreed: { by: of.head, boardNoted: true }, approved: { by: of.officer } });
		const events = (await historyOf(kadam.database.read, of.organisation)).map(({ event }) => event).filter((event) => event.startsWith('planning/')).toReversed();
		expect(events).toEqual(['planning/drafted', 'planning/sent-for-agreement', 'planning/edited', 'planning/agreed', 'planning/approved']);
	});

	test('each step is taken by those whose step it is', async () => {
		const refused = async (reach: typeof drafted, act: (ctx: Awaited<ReturnType<typeof first.as>>, input: { plan: string; seen: number; boardNoted: boolean }) => Promise<void>, allowed: Who[]) => {
			const of = await fresh();
			const plan = await planOf(of, await reach(of));
			for (const who of everybody.filter((one) => !allowed.includes(one)))
				expect(await refusalOf(act(await of.as(who), { plan: plan.id, seen: plan.revision, boardNoted: false })), who).toBe('workflow/not-by-this-role');
		};
		await refused(drafted, sendPlanForAgreement, ['officer', 'lead', 'assessor']);
		await refused(sent, agreePlan, ['head']);
		await refused(agreed, approvePlan, ['officer']);
	});

	test('no step out of turn', async () => {
		const of = await fresh();
		const id = await drafted(of);
		const seen = { plan: id, seen: (await planOf(of, id)).revision };
		expect(await refusalOf(agreePlan(await of.as('head'), { ...seen, boardNoted: true }))).toBe('workflow/not-in-this-state');
		expect(await refusalOf(approvePlan(await of.as('officer'), seen))).toBe('workflow/not-in-this-state');
	});

	test('nobody agrees to a plan without a goal or without actions', async () => {
		const of = await fresh();
		const id = await sent(of);
		const seen = async () => ({ plan: id, seen: (await planOf(of, id)).revision, boardNoted: false });
		expect(await refusalOf(agreePlan(await of.as('head'), await seen()))).toBe('planning/goal-missing');
		await withGoal(of, id);
		for (const { id: action } of (await planOf(of, id)).actions) await removeAction(await of.as('head'), { plan: id, action, reason: 'Жок' });
		expect(await refusalOf(agreePlan(await of.as('head'), await seen()))).toBe('planning/actions-missing');
		await returnPlan(await of.as('head'), { plan: id, reason: 'Бош калды' });
		expect(await refusalOf(sendPlanForAgreement(await of.as('assessor'), await seen()))).toBe('planning/actions-missing');
	});

	test('nobody puts a name to what changed after it was read', async () => {
		const of = await fresh();
		const id = await sent(of);
		const read = await planOf(of, id);
		await withGoal(of, id);
		expect(await refusalOf(agreePlan(await of.as('head'), { plan: id, seen: read.revision, boardNoted: false }))).toBe('planning/changed-meanwhile');
	});
});

describe('giving a plan back', () => {
	test('by the head before agreeing, with a reason that stays to be read', async () => {
		const of = await fresh();
		const id = await sent(of);
		expect(await refusalOf(returnPlan(await of.as('head'), { plan: id, reason: ' ' }))).toBe('workflow/reason-required');
		for (const who of ['member', 'officer', 'assessor'] as const) expect(await refusalOf(returnPlan(await of.as(who), { plan: id, reason: 'Толук эмес' }))).toBe('workflow/not-by-this-role');
		await returnPlan(await of.as('head'), { plan: id, reason: 'Мөөнөттөр өтө тыгыз' });
		expect(await planOf(of, id)).toMatchObject({ state: 'draft', reason: 'Мөөнөттөр өтө тыгыз', agreed: null });
	});

	test('by the officer before approving: the agreement is void, and sent again the reason is gone', async () => {
		const of = await fresh();
		const id = await agreed(of);
		expect(await refusalOf(returnPlan(await of.as('head'), { plan: id, reason: 'Ойлондук' }))).toBe('workflow/not-by-this-role');
		await returnPlan(await of.as('officer'), { plan: id, reason: 'Жооптуулар жазылсын' });
		expect(await planOf(of, id)).toMatchObject({ state: 'draft', agreed: null, stateBy: of.officer });
		await sendPlanForAgreement(await of.as('lead'), { plan: id, seen: (await planOf(of, id)).revision });
		expect(await planOf(of, id)).toMatchObject({ state: 'csoReview', reason: null });
	});
});

describe('work on the actions', () => {
	const step = async (of: Awaited<ReturnType<typeof fresh>>, who: Who, input: Omit<UpdateActionStatus, 'reason'> & { reason?: string }) =>
		refusalOf(updateActionStatus(await of.as(who), { reason: '', ...input }));

	test('begins when the plan is in force', async () => {
		const of = await fresh();
		const plan = await planOf(of, await agreed(of));
		expect(await step(of, 'head', { plan: plan.id, action: plan.actions[0]!.id, act: 'start' })).toBe('planning/plan-not-in-force');
	});

	test('done is what the organisation says, verified what staff saw; returned it is done again', async () => {
		const of = await fresh();
		const plan = await planOf(of, await inForce(of));
		const at = { plan: plan.id, action: plan.actions[0]!.id };
		expect(await step(of, 'officer', { ...at, act: 'start' })).toBe('workflow/not-by-this-role');
		expect(await step(of, 'member', { ...at, act: 'start' })).toBe('done');
		expect(await step(of, 'member', { ...at, act: 'claimDone' })).toBe('done');
		expect(await step(of, 'head', { ...at, act: 'verify', checks, reason: 'Көрдүк' })).toBe('workflow/not-by-this-role');
		expect(await step(of, 'assessor', { ...at, act: 'return' })).toBe('workflow/reason-required');
		expect(await step(of, 'assessor', { ...at, act: 'return', reason: 'Протокол жок' })).toBe('done');
		expect((await planOf(of, plan.id)).actions[0]).toMatchObject({ status: 'returned', statusSet: { by: of.assessor, reason: 'Протокол жок' } });
		expect(await step(of, 'member', { ...at, act: 'claimDone' })).toBe('done');
		expect(await step(of, 'officer', { ...at, act: 'verify', checks: checks.slice(1), reason: 'Көрдүк' }), 'not all was looked at').toBe('planning/check-missing');
		expect(await step(of, 'officer', { ...at, act: 'verify', checks }), 'nothing lies there and nothing is said').toBe('planning/nothing-shown');
		expect(await step(of, 'officer', { ...at, act: 'verify', checks, reason: 'Көрдүк' })).toBe('done');
		expect((await planOf(of, plan.id)).actions[0]).toMatchObject({ status: 'verified', percent: 100, statusSet: { by: of.officer, reason: 'Көрдүк' } });
	});

	test('may be blocked, resumed, and cancelled with a reason', async () => {
		const of = await fresh();
		const plan = await planOf(of, await inForce(of));
		const at = { plan: plan.id, action: plan.actions[1]!.id };
		expect([await step(of, 'member', { ...at, act: 'block', reason: 'Каражат жок' }), await step(of, 'member', { ...at, act: 'resume' })]).toEqual(['done', 'done']);
		expect(await step(of, 'head', { ...at, act: 'cancel' })).toBe('workflow/reason-required');
		expect(await step(of, 'member', { ...at, act: 'cancel', reason: 'Керек эмес' })).toBe('workflow/not-by-this-role');
		expect(await step(of, 'head', { ...at, act: 'cancel', reason: 'Керек эмес' })).toBe('done');
		expect((await planOf(of, plan.id)).actions.find(({ id }) => id === at.action)?.status).toBe('cancelled');
	});
});
