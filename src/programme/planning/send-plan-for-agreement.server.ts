import { found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { demandAgreeable, demandSeen } from './agreement.server.ts';
import type { SendPlanForAgreement } from './input.ts';
import { advancePlan } from './policy.ts';
import { enterState, planToChange } from './store.server.ts';

/** Puts the plan into the organisation's hands: from now on it reads, changes and agrees or gives it back. */
export async function sendPlanForAgreement(ctx: Context, input: SendPlanForAgreement): Promise<void> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const next = advancePlan(ctx.actor, head, 'sendToOrganisation');
		await demandSeen(tx, head, input.seen);
		await demandAgreeable(tx, head, 'actions');
		const by = { by: found(ctx.actor.personId), at: ctx.clock.now() };
		await enterState(tx, head, next, by, { agreedAt: null, agreedBy: null, boardNoted: false });
		await ctx.record(tx, { event: 'planning/sent-for-agreement', subject: { type: 'plan', id: head.id }, organisation: head.organisation, programme: head.programme, data: { revision: head.revision } });
	});
}
