import { found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { CloseVote } from './input.ts';
import { planToChange, touchPlan } from './store.server.ts';
import { endVote, votersOf } from './store-votes.server.ts';
import { demandVoting, mayCloseVote } from './vote.ts';

/** The head ends the vote: the result is shown, and the three chosen most come ahead in the plan. */
export async function closeVote(ctx: Context, input: CloseVote): Promise<void> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		demandVoting(mayCloseVote(ctx.actor, head));
		const by = { by: found(ctx.actor.personId), at: ctx.clock.now() };
		await endVote(tx, head, by);
		await touchPlan(tx, head, by);
		await ctx.record(tx, { event: 'planning/vote-closed', subject: { type: 'plan', id: head.id }, organisation: head.organisation, programme: head.programme, data: { voters: (await votersOf(tx, head.id)).length } });
	});
}
