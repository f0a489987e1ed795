import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { organisationById } from '#register/read.server.ts';
import type { LiftLimit } from './input.ts';
import { mayLiftLimit } from './policy.ts';
import { quarterlyLimit } from './schedule.ts';
import { planToChange, touchPlan } from './store.server.ts';

/** Lets a small organisation carry more at once than its size suggests, with a reason that stands in the plan. */
export async function liftLimit(ctx: Context, input: LiftLimit): Promise<void> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		demand(mayLiftLimit(ctx.actor, head));
		if (input.reason === '') throw new Problem('workflow/reason-required', { status: 400, fields: [{ field: 'reason', code: 'workflow/reason-required' }] });
		if (quarterlyLimit(found(await organisationById(tx, head.organisation)).paidStaff) === null) throw new Problem('planning/no-limit-here');
		const by = { by: found(ctx.actor.personId), at: ctx.clock.now() };
		await touchPlan(tx, head, by, { limitTo: input.to, limitAt: by.at, limitBy: by.by, limitReason: input.reason });
		await ctx.record(tx, { event: 'planning/limit-lifted', subject: { type: 'plan', id: head.id }, organisation: head.organisation, programme: head.programme, data: { to: input.to }, reason: input.reason });
	});
}
