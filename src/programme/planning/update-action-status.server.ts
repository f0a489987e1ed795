import { found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { UpdateActionStatus } from './input.ts';
import { advanceAction } from './policy.ts';
import { evidenceCount, writeNote } from './store-work.server.ts';
import { actionIn, changeAction, planToChange } from './store.server.ts';
import { demandLooked } from './work.ts';

/** Moves an action of a plan in force along: the organisation starts, blocks, resumes, claims done or cancels; staff verify or return. */
export async function updateActionStatus(ctx: Context, input: UpdateActionStatus): Promise<void> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const action = await actionIn(tx, head, input.action);
		if (action.removed) throw new Problem('planning/action-removed-already');
		const status = advanceAction(ctx.actor, head, action.status, input.act, input.reason);
		if (input.act === 'verify') demandLooked(input.checks ?? [], await evidenceCount(tx, action.id), input.reason);
		const isDone = status === 'done' && { percent: 100 };
		await changeAction(tx, action.id, { status, statusAt: ctx.clock.now(), statusBy: found(ctx.actor.personId), statusReason: input.reason || null, workVersion: action.workVersion + 1, ...isDone });
		await writeNote(ctx, tx, head, action.id, { kind: 'step', act: input.act, text: input.reason, checks: input.act === 'verify' ? (input.checks ?? []) : [] });
		await ctx.record(tx, {
			event: 'planning/action-status-changed', subject: { type: 'action', id: action.id }, organisation: head.organisation, programme: head.programme,
			data: { plan: head.id, from: action.status, to: status }, ...(input.reason && { reason: input.reason })
		});
	});
}
