import { found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { ReturnPlan } from './input.ts';
import { advancePlan } from './policy.ts';
import { enterState, planToChange } from './store.server.ts';
import { stateGivenBack } from './workflow.ts';

/** The head of the organisation, or later the programme, gives the plan back to whoever drafts it, and says why. An agreement given to it is void. */
export async function returnPlan(ctx: Context, input: ReturnPlan): Promise<void> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const next = stateGivenBack({ state: advancePlan(ctx.actor, head, 'returnToDraft', input.reason), approved: head.approved });
		const by = { by: found(ctx.actor.personId), at: ctx.clock.now() };
		await enterState(tx, head, next, by, { statusReason: input.reason, agreedAt: null, agreedBy: null, boardNoted: false });
		await ctx.record(tx, { event: 'planning/returned', subject: { type: 'plan', id: head.id }, organisation: head.organisation, programme: head.programme, data: { from: head.state }, reason: input.reason });
	});
}
