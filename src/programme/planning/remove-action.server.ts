import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { RemoveAction } from './input.ts';
import { mayEditPlan } from './policy.ts';
import { actionIn, changeAction, planToChange, touchPlan } from './store.server.ts';

/** Takes an action out of the plan. It stays on record, marked removed, with the reason. */
export async function removeAction(ctx: Context, input: RemoveAction): Promise<void> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const action = await actionIn(tx, head, input.action);
		demand(mayEditPlan(ctx.actor, head));
		if (action.removed) throw new Problem('planning/action-removed-already');
		const { reason } = input;
		if (reason === '') throw new Problem('workflow/reason-required', { status: 400, fields: [{ field: 'reason', code: 'workflow/reason-required' }] });
		const by = { by: found(ctx.actor.personId), at: ctx.clock.now() };
		await changeAction(tx, action.id, { removedAt: by.at, removedBy: by.by, removedReason: reason });
		await touchPlan(tx, head, by);
		await ctx.record(tx, { event: 'planning/action-removed', subject: { type: 'action', id: action.id }, organisation: head.organisation, programme: head.programme, data: { plan: head.id }, reason });
	});
}
