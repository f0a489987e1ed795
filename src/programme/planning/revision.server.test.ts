/** A plan in force is opened, changed, agreed and approved anew; every approval stays as it was given. */
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { abandonRevision } from './abandon-revision.server.ts';
import { agreePlan } from './agree-plan.server.ts';
import { approvePlan } from './approve-plan.server.ts';
import { approvedContent } from './approved-content.ts';
import { anotherPlanning, actionEdit, inForce, planEdit, planning, planOf, refusalOf } from './cases/planning.ts';
import { closePlan } from './close-plan.server.ts';
import { editAction } from './edit-action.server.ts';
import { editObjective } from './edit-objective.server.ts';
import { editPlan } from './edit-plan.server.ts';
import { addAction } from './add-action.server.ts';
import { planFacts } from './read-facts.server.ts';
import { removeAction } from './remove-action.server.ts';
import { reportOnAction } from './report-on-action.server.ts';
import { returnPlan } from './return-plan.server.ts';
import { revisePlan } from './revise-plan.server.ts';
import { sendPlanForAgreement } from './send-plan-for-agreement.server.ts';
import { showPlan } from './show-plan.server.ts';
import { showVersions } from './show-versions.server.ts';
import { approvalsOf } from './store-approvals.server.ts';
import { updateActionStatus } from './update-action-status.server.ts';

const kadam = await testDatabase();
const first = await planning(kadam);
const fresh = () => anotherPlanning(kadam, first);
type Of = Awaited<ReturnType<typeof fresh>>;
const reason = 'Каражат азайды';

async function revised(of: Of): Promise<string> {
	const plan = await inForce(of);
	await revisePlan(await of.as('head'), { plan, reason });
	return plan;
}

/** One action out, one in, one moved. */
async function change(of: Of, id: string): Promise<{ out: string; moved: string; added: string }> {
	const ctx = await of.as('officer');
	const plan = await planOf(of, id);
	const [out, moved] = [plan.actions[0]!, plan.actions[1]!];
	await removeAction(ctx, { plan: id, action: out.id, reason: 'Башка уюм жасап койду' });
	await editAction(ctx, actionEdit(plan, moved, { responsible: 'Айгүл Асанова', cost: { amount: '12000', currency: 'KGS' } }));
	const { title, description, type, expectedOutput, meansOfVerification } = moved;
	const added = await addAction(ctx, { ...actionEdit(plan, moved), plan: id, objective: plan.objectives[0]!.id, indicators: [], from: null, title: { ...title, ky: 'Жаңы иш' }, description, type, expectedOutput, meansOfVerification });
	return { out: out.id, moved: moved.id, added };
}

async function approvedAgain(of: Of, plan: string): Promise<void> {
	const seen = async () => ({ plan, seen: (await planOf(of, plan)).revision });
	await sendPlanForAgreement(await of.as('officer'), await seen());
	await agreePlan(await of.as('head'), { ...(await seen()), boardNoted: false });
	await approvePlan(await of.as('officer'), await seen());
}

describe('a revision', () => {
	test('needs a reason, and is begun by the head or an officer', async () => {
		const of = await fresh();
		const plan = await inForce(of);
		expect(await refusalOf(revisePlan(await of.as('head'), { plan, reason: ' ' }))).toBe('workflow/reason-required');
		for (const who of ['member', 'lead', 'assessor'] as const) expect(await refusalOf(revisePlan(await of.as(who), { plan, reason })), who).toBe('workflow/not-by-this-role');
		await revisePlan(await of.as('officer'), { plan, reason });
		expect(await planOf(of, plan)).toMatchObject({ state: 'underRevision', revised: { by: of.officer, reason }, reason: null });
		expect((await showPlan(await of.as('member'), plan, 'areas')).top.revised?.reason).toBe(reason);
	});

	test('never stops the work or takes the approval away, wherever the plan lies meanwhile', async () => {
		const of = await fresh();
		const plan = await revised(of);
		const { actions } = await planOf(of, plan);
		const start = async (place: number) => refusalOf(updateActionStatus(await of.as('member'), { plan, action: actions[place]!.id, act: 'start', reason: '' }));
		const isApproved = async () => (await planFacts(kadam.database.read, of.programme, [of.organisation], kadam.settableClock.today())).has(of.organisation);
		const seen = async () => ({ plan, seen: (await planOf(of, plan)).revision });
		expect([await start(0), await isApproved()]).toEqual(['done', true]);
		await sendPlanForAgreement(await of.as('officer'), await seen());
		expect([await start(1), await isApproved()]).toEqual(['done', true]);
		await agreePlan(await of.as('head'), { ...(await seen()), boardNoted: false });
		expect([await start(2), await isApproved()]).toEqual(['done', true]);
		expect(await refusalOf(reportOnAction(await of.as('member'), { plan, action: actions[0]!.id, percent: 25, kind: 'comment', text: '', title: '', file: undefined }))).toBe('done');
	});

	test('given back goes on being revised and does not become a draft', async () => {
		const of = await fresh();
		const plan = await revised(of);
		await sendPlanForAgreement(await of.as('officer'), { plan, seen: (await planOf(of, plan)).revision });
		await returnPlan(await of.as('head'), { plan, reason: 'Мөөнөттөр тыгыз' });
		expect(await planOf(of, plan)).toMatchObject({ state: 'underRevision', reason: 'Мөөнөттөр тыгыз', approved: { by: of.officer } });
	});

	test('approved again keeps both versions whole, and the difference is told in words', async () => {
		const of = await fresh();
		const plan = await revised(of);
		const before = (await approvalsOf(kadam.database.read, plan))[0]!.content;
		const { out, moved, added } = await change(of, plan);
		await approvedAgain(of, plan);
		const approvals = await approvalsOf(kadam.database.read, plan);
		expect(approvals.map(({ number, reason: why, boardNoted }) => [number, why, boardNoted])).toEqual([[1, null, true], [2, reason, false]]);
		expect(approvals[0]!.content).toEqual(before);
		expect(approvals[1]!.content).toEqual(JSON.parse(JSON.stringify(approvedContent(await planOf(of, plan)))));
		expect(await planOf(of, plan)).toMatchObject({ state: 'active', revised: null });

		const { difference, from, to } = await showVersions(await of.as('member'), plan, {});
		expect([from, to]).toEqual(['1', '2']);
		expect(difference!.actions).toMatchObject({ added: [{ id: added, title: 'Жаңы иш' }], takenOut: [{ id: out, why: 'Башка уюм жасап койду' }], changed: [{ id: moved }] });
		expect(difference!.actions.changed[0]!.fields).toEqual([{ field: 'Жооптуу адам', before: '', after: 'Айгүл Асанова' }, { field: 'Баасы', before: '', after: '12\u202f000\u00a0сом' }]);
		expect(JSON.stringify(difference), 'no codes').not.toMatch(/responsible|KGS|2026-/);
	});

	test('given up leaves the plan as it was approved, and what was written meanwhile on record', async () => {
		const of = await fresh();
		const plan = await revised(of);
		const approved = (await approvalsOf(kadam.database.read, plan))[0]!.content;
		const { added } = await change(of, plan);
		const state = await planOf(of, plan);
		const objective = state.objectives[0]!;
		await editObjective(await of.as('lead'), { plan, objective: objective.id, basedOn: objective.version, why: { ky: 'Тажрыйба аз' }, voices: {}, desired: Object.fromEntries(objective.success.map(({ indicator }) => [indicator, 4])), stillTrue: false });
		await editPlan(await of.as('officer'), planEdit(await planOf(of, plan), { goal: { ky: 'Башка максат' } }));
		for (const who of ['member', 'lead'] as const) expect(await refusalOf(abandonRevision(await of.as(who), { plan })), who).toBe('workflow/not-by-this-role');
		await abandonRevision(await of.as('head'), { plan });
		const now = await planOf(of, plan);
		const byId = (one: { readonly id: string }, other: { readonly id: string }) => one.id.localeCompare(other.id);
		const sorted = ({ actions, objectives, ...rest }: typeof approved) => ({ ...rest, actions: [...actions].sort(byId), objectives: [...objectives].sort(byId) });
		expect(sorted(JSON.parse(JSON.stringify(approvedContent(now))) as typeof approved)).toEqual(sorted(approved));
		expect(now).toMatchObject({ state: 'active', revised: null, agreed: { by: of.head, boardNoted: true } });
		expect(now.removedActions.map(({ id }) => id)).toEqual([added]);
		expect(await approvalsOf(kadam.database.read, plan)).toHaveLength(1);
	});

	test('an approval is never reworded', async () => {
		const of = await fresh();
		await inForce(of);
		await expect(kadam.database.pool.query(`update planning.plan_approval set content = '{}'`)).rejects.toThrow('append-only');
	});
});

describe('closing', () => {
	test('is the officer’s, and ends the work', async () => {
		const of = await fresh();
		const plan = await inForce(of);
		for (const who of ['head', 'lead'] as const) expect(await refusalOf(closePlan(await of.as(who), { plan }))).toBe('workflow/not-by-this-role');
		await closePlan(await of.as('officer'), { plan });
		expect(await refusalOf(updateActionStatus(await of.as('member'), { plan, action: (await planOf(of, plan)).actions[0]!.id, act: 'start', reason: '' }))).toBe('planning/plan-not-in-force');
	});
});
