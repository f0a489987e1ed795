import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { candidateOf, candidatesOf, declarationsOf, keepVote, targetRoundToChange, votesOf } from './store-targets.server.ts';
import type { VoteOnTarget } from './target-input.ts';
import { mayViewTargets, mayVote } from './target-policy.ts';

/** A member of the panel votes, or votes otherwise than before. What and why stays between them and the round: the journal only knows that they did. */
export async function voteOnTarget(ctx: Context, { round: id, organisation, vote, reason }: VoteOnTarget): Promise<{ round: string; next: string | null }> {
	return ctx.transact(async (tx) => {
		const round = await targetRoundToChange(tx, id);
		found(mayViewTargets(ctx.actor, round) === true || undefined);
		const { organisationId } = await candidateOf(tx, id, organisation);
		const own = (await declarationsOf(tx, id)).map(({ personId, hasConflict, organisationId: of }) => ({ person: personId, hasConflict, of })).filter(({ person }) => person === ctx.actor.personId);
		demand(mayVote(ctx.actor, round, own.filter(({ of }) => of === organisationId)));
		await keepVote(tx, { roundId: id, organisationId, personId: found(ctx.actor.personId), vote, reason, votedAt: ctx.clock.now() });
		await ctx.record(tx, { event: 'eligibility/target-voted', subject: { type: 'targetRound', id }, programme: round.programme });
		const voted = new Set((await votesOf(tx, id)).filter(({ personId }) => personId === ctx.actor.personId).map((one) => one.organisationId));
		const free = new Set(own.filter(({ hasConflict }) => !hasConflict).map(({ of }) => of));
		return { round: id, next: (await candidatesOf(tx, id)).find((one) => free.has(one.organisationId) && !voted.has(one.organisationId))?.organisationId ?? null };
	});
}
