import { and, eq, isNull, sql } from 'drizzle-orm';
import { addDays, daysBetween, type LocalDate } from '#kernel/local-date.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { organisationById } from '#register/read.server.ts';
import { planContent, actionContent, type Deed, type PlanHead, type StoredAction } from './stored-plan.ts';
import type { PlanContent } from './content.ts';
import type { EditPlan } from './input.ts';
import { mayEditPlan } from './policy.ts';
import { type Dates, scheduleByQuarter } from './schedule.ts';
import { answerOf, type Edited, settleEdit } from './settle-edit.server.ts';
import { contentsOf, planToChange, touchPlan } from './store.server.ts';
import { keepVersions } from './store-versions.server.ts';
import { action } from './tables.server.ts';

/** Changes the goal, the period or what counts in the priority formula; the dates of actions follow where that is asked for. */
export async function editPlan(ctx: Context, input: EditPlan): Promise<Edited<PlanContent>> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		demand(mayEditPlan(ctx.actor, head));
		const settled = await settleEdit(tx, 'plan', { id: head.id, ...input }, planContent(input));
		const { content, conflicts, version, changes } = settled;
		if (content.start >= content.end) throw new Problem('common/invalid-input', { status: 400, fields: [{ field: 'end', code: 'planning/dates-reversed' }] });
		if (conflicts.length > 0) return answerOf(settled, false);
		const by: Deed = { by: found(ctx.actor.personId), at: ctx.clock.now() };
		const moved = await redate(tx, { ...head, ...content }, input.dates, daysBetween(head.start, content.start), by);
		if (!changes && moved === 0) return answerOf(settled, false);
		await touchPlan(tx, head, by, { goal: content.goal, startsOn: content.start, endsOn: content.end, weights: content.weights, version: changes ? version + 1 : version });
		if (changes) await keepVersions(tx, 'plan', [{ of: head.id, version: version + 1, content }], by);
		await ctx.record(tx, { event: 'planning/edited', subject: { type: 'plan', id: head.id }, organisation: head.organisation, programme: head.programme, data: { dates: input.dates, moved } });
		return answerOf(settled, changes);
	});
}

/** Gives actions that nobody has begun their new dates; answers how many have other dates than before. */
async function redate(tx: Tx, head: PlanHead, how: EditPlan['dates'], days: number, by: Deed): Promise<number> {
	if (how === 'keep' || (how === 'move' && days === 0)) return 0;
	const waiting = (await contentsOf(tx, head)).actions.filter(({ status }) => status === 'notStarted');
	const staff = found(await organisationById(tx, head.organisation)).paidStaff;
	const dated = how === 'move' ? waiting.map((one) => ({ ...one, ...shifted(one, days) })) : scheduleByQuarter(waiting, { start: head.start, paidStaff: staff, limit: head.limit });
	const before = new Map(waiting.map((one) => [one.id, one]));
	const moved = dated.filter(({ id, start, due }) => before.get(id)!.start !== start || before.get(id)!.due !== due);
	await writeDates(tx, head, moved, by);
	return moved.length;
}

function shifted({ start, due }: Dates, days: number): Dates {
	const shift = (date: LocalDate | null) => date && addDays(date, days);
	return { start: shift(start), due: shift(due) };
}

async function writeDates(tx: Tx, head: PlanHead, actions: readonly StoredAction[], { by, at }: Deed): Promise<void> {
	if (actions.length === 0) return;
	const dates = JSON.stringify(actions.map(({ id, start, due }) => ({ id, start, due })));
	const now = at.toISOString();
	await tx.update(action)
		.set({ startsOn: sql`d.start`, dueOn: sql`d.due`, version: sql`${action.version} + 1`, authorId: by, at: sql`${now}::timestamptz` })
		.from(sql`json_to_recordset(${dates}::json) as d(id uuid, start date, due date)`)
		.where(and(eq(action.planId, head.id), isNull(action.removedAt), sql`${action.id} = d.id`));
	await keepVersions(tx, 'action', actions.map((one) => ({ of: one.id, version: one.version + 1, content: actionContent(one) })), { by, at });
}
