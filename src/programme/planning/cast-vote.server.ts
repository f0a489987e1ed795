import { found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { CastVote } from './input.ts';
import { planToChange } from './store.server.ts';
import { addVoter, countVotes } from './store-votes.server.ts';
import { demandVoting, mayVote } from './vote.ts';

/** One of the organisation's people says which actions matter most. That they voted is recorded, for what is only counted. */
export async function castVote(ctx: Context, input: CastVote): Promise<void> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		demandVoting(mayVote(ctx.actor, head));
		if (!(await addVoter(tx, head, { by: found(ctx.actor.personId), at: ctx.clock.now() }))) throw new Problem('planning/voted-already');
		const chosen = [...new Set(input.actions)];
		if ((await countVotes(tx, head, chosen)) !== chosen.length) throw new Problem('common/not-found', { status: 404 });
		await ctx.record(tx, { event: 'planning/voted', subject: { type: 'plan', id: head.id }, organisation: head.organisation, programme: head.programme });
	});
}
