import { newId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { LinkToAction } from './input.ts';
import { mayLink } from './link.ts';
import { actionIn, planToChange } from './store.server.ts';
import { actionLink } from './tables.server.ts';

/** A later stage says what it did for an action. Said again of the same record, the newer title and day stand. */
export async function linkToAction(ctx: Context, input: LinkToAction): Promise<void> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const action = await actionIn(tx, head, input.action);
		demand(mayLink(ctx.actor, head));
		if (action.removed) throw new Problem('planning/action-removed-already');
		const said = { title: input.title, on: input.on, linkedBy: found(ctx.actor.personId), linkedAt: ctx.clock.now() };
		await tx.insert(actionLink)
			.values({ id: newId<'actionLink'>(), organisationId: head.organisation, actionId: action.id, kind: input.kind, reference: input.reference, ...said })
			.onConflictDoUpdate({ target: [actionLink.actionId, actionLink.kind, actionLink.reference], set: said });
		await ctx.record(tx, { event: 'planning/action-linked', subject: { type: 'action', id: action.id }, organisation: head.organisation, programme: head.programme, data: { plan: head.id, kind: input.kind, reference: input.reference } });
	});
}
