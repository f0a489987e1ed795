import { found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { demandSeen } from './agreement.server.ts';
import type { ApprovePlan } from './input.ts';
import { advancePlan } from './policy.ts';
import { keepApproval } from './store-approvals.server.ts';
import { enterState, nothingRevised, planToChange } from './store.server.ts';

/** The programme approves what the organisation agreed to: the plan is in force, and work on its actions begins or, after a revision, goes on. What was approved is kept whole. */
export async function approvePlan(ctx: Context, input: ApprovePlan): Promise<void> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const next = advancePlan(ctx.actor, head, 'approve');
		await demandSeen(tx, head, input.seen);
		const by = { by: found(ctx.actor.personId), at: ctx.clock.now() };
		const number = await keepApproval(tx, head, by);
		await enterState(tx, head, next, by, { approvedAt: by.at, approvedBy: by.by, ...nothingRevised });
		await ctx.record(tx, { event: 'planning/approved', subject: { type: 'plan', id: head.id }, organisation: head.organisation, programme: head.programme, data: { revision: head.revision, approval: number } });
	});
}
