import { and, eq, isNull } from 'drizzle-orm';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { RemoveActionEvidence } from './input.ts';
import { actionIn, changeAction, planToChange } from './store.server.ts';
import { actionEvidence } from './tables.server.ts';
import { mayReport } from './work.ts';

/** Takes a document away that was laid beside an action by mistake; that it lay there stays on record. */
export async function removeActionEvidence(ctx: Context, input: RemoveActionEvidence): Promise<void> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const action = await actionIn(tx, head, input.action);
		demand(mayReport(ctx.actor, head, action.status));
		const removed = await tx.update(actionEvidence).set({ removedBy: found(ctx.actor.personId), removedAt: ctx.clock.now() })
			.where(and(eq(actionEvidence.id, input.evidence), eq(actionEvidence.actionId, action.id), isNull(actionEvidence.removedAt)));
		found(removed.rowCount || null);
		await changeAction(tx, action.id, { workedAt: ctx.clock.now() });
		await ctx.record(tx, { event: 'planning/action-evidence-removed', subject: { type: 'action', id: action.id }, organisation: head.organisation, programme: head.programme, data: { plan: head.id, evidence: input.evidence } });
	});
}
