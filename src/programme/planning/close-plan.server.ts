import { found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { ClosePlan } from './input.ts';
import { advancePlan } from './policy.ts';
import { enterState, nothingRevised, planToChange } from './store.server.ts';

/** Ends a plan: from now on it can only be read. */
export async function closePlan(ctx: Context, input: ClosePlan): Promise<void> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const next = advancePlan(ctx.actor, head, 'close');
		await enterState(tx, head, next, { by: found(ctx.actor.personId), at: ctx.clock.now() }, nothingRevised);
		await ctx.record(tx, { event: 'planning/closed', subject: { type: 'plan', id: head.id }, organisation: head.organisation, programme: head.programme });
	});
}
