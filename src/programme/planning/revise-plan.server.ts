import { found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { RevisePlan } from './input.ts';
import { advancePlan } from './policy.ts';
import { enterState, planToChange } from './store.server.ts';

/** Opens a plan in force for changes, with a reason. What was approved stays in force, and work goes on, until the changes are agreed and approved. */
export async function revisePlan(ctx: Context, input: RevisePlan): Promise<void> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const next = advancePlan(ctx.actor, head, 'revise', input.reason);
		const by = { by: found(ctx.actor.personId), at: ctx.clock.now() };
		await enterState(tx, head, next, by, { revisedAt: by.at, revisedBy: by.by, revisedReason: input.reason });
		await ctx.record(tx, { event: 'planning/revision-begun', subject: { type: 'plan', id: head.id }, organisation: head.organisation, programme: head.programme, reason: input.reason });
	});
}
