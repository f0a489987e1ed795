import { sql, eq } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import { caseById, instrumentOf } from '#programme/diagnostics/read.server.ts';
import { indicatorsOf } from '#programme/diagnostics/instrument.ts';
import type { Context } from '#register/context.server.ts';
import type { AddAction } from './input.ts';
import { mayEditPlan } from './policy.ts';
import { actionContent, type PlanHead } from './stored-plan.ts';
import { objectiveIn, planToChange, touchPlan } from './store.server.ts';
import { actionColumns, keepVersions } from './store-versions.server.ts';
import { action } from './tables.server.ts';
import { firstActionState } from './workflow.ts';

/** Adds an action of people's own, or one from the library, to an objective. Answers its id. */
export async function addAction(ctx: Context, input: AddAction): Promise<string> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const objective = await objectiveIn(tx, head, input.objective);
		demand(mayEditPlan(ctx.actor, head));
		const strange = input.indicators.find((code) => !objective.success.some(({ indicator }) => indicator === code));
		if (strange) throw new Problem('planning/indicator-elsewhere', { status: 400, params: { indicator: strange } });
		const by = { by: found(ctx.actor.personId), at: ctx.clock.now() };
		const id = newId<'action'>();
		const content = actionContent(input);
		await tx.insert(action).values({
			id, organisationId: head.organisation, planId: head.id, objectiveId: objective.id,
			indicators: input.indicators, fromLevel: input.from, critical: input.from === 1 && (await anyCritical(tx, head, input.indicators)),
			...actionColumns(content),
			position: sql`(select coalesce(max(a.position), 0) + 1 from ${action} a where ${eq(sql`a.plan_id`, head.id)})`,
			status: firstActionState, statusAt: by.at, statusBy: by.by, authorId: by.by, at: by.at
		});
		await keepVersions(tx, 'action', [{ of: id, version: 1, content }], by);
		await touchPlan(tx, head, by);
		await ctx.record(tx, { event: 'planning/action-added', subject: { type: 'action', id }, organisation: head.organisation, programme: head.programme, data: { plan: head.id, objective: objective.parameter } });
		return id;
	});
}

async function anyCritical(tx: Tx, head: PlanHead, codes: readonly string[]): Promise<boolean> {
	const instrument = await instrumentOf(tx, found(await caseById(tx, head.caseId)));
	return indicatorsOf(instrument).some(({ code, critical }) => critical && codes.includes(code));
}
