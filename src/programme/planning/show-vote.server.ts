/** The ballot, who has used theirs, and the result once the vote is closed. */
import { inLanguage } from '#kernel/localised.ts';
import type { Context } from '#register/context.server.ts';
import { peopleFor } from '#register/read.server.ts';
import { gatherPlan } from './gather-plan.server.ts';
import { dayOf, topOf } from './show-plan.server.ts';
import { votersOf } from './store-votes.server.ts';
import { enoughVoters, mayCloseVote, maySeeVoters, mayVote } from './vote.ts';

export async function showVote(ctx: Context, id: string) {
	const gathered = await gatherPlan(ctx, id);
	const { plan, organisation } = gathered;
	const voters = await votersOf(ctx.read, plan.id);
	const people = maySeeVoters(ctx.actor, plan) ? await peopleFor(ctx.read, ctx.actor, plan.programme, organisation, voters) : new Map();
	const isVoter = voters.some((person) => person === ctx.actor.personId);
	const row = (action: (typeof plan.actions)[number]) => ({ id: action.id, rank: action.rank, title: inLanguage(action.title, ctx.language) });
	return {
		top: topOf(gathered, ctx),
		votes: mayVote(ctx.actor, plan) === true && !isVoter,
		voted: isVoter,
		closes: mayCloseVote(ctx.actor, plan) === true && voters.length > 0,
		count: voters.length,
		few: voters.length < enoughVoters,
		voters: [...people.values()].map(({ name }) => name as string).sort(),
		actions: plan.actions.map(row),
		closed: plan.voteClosed ? dayOf(plan.voteClosed.at) : null,
		result: plan.voteClosed ? plan.actions.filter(({ votes }) => votes > 0).toSorted((a, b) => b.votes - a.votes || a.rank - b.rank).map((action) => ({ ...row(action), votes: action.votes, chosen: action.chosen })) : []
	};
}
