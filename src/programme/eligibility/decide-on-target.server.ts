import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { candidateOf, candidatesOf, declarationsOf, rulesOfRound, setDecision, targetRoundToChange, votesOf } from './store-targets.server.ts';
import type { DecideOnTarget } from './target-input.ts';
import { mayDecideTarget, mayViewTargets } from './target-policy.ts';
import { isAgainst, tallyOf, withinPlaces } from './target-round.ts';

/** Decides on one organisation, with the words that it will read. Against the score or the votes only with a reason of its own. */
export async function decideOnTarget(ctx: Context, { round: id, organisation, decision, reason, againstReason }: DecideOnTarget): Promise<{ round: string; next: string | null }> {
	return ctx.transact(async (tx) => {
		const round = await targetRoundToChange(tx, id);
		found(mayViewTargets(ctx.actor, round) === true || undefined);
		const candidate = await candidateOf(tx, id, organisation);
		const { organisationId } = candidate;
		const declared = (await declarationsOf(tx, id)).filter((one) => one.organisationId === organisationId).map(({ personId, hasConflict }) => ({ person: personId, hasConflict }));
		demand(mayDecideTarget(ctx.actor, round, declared));
		const all = await candidatesOf(tx, id);
		const listed = all.map((one) => ({ id: one.organisationId, facts: one.facts }));
		const within = withinPlaces(await rulesOfRound(tx, round), listed, { places: round.places, on: found(round.listedOn) }).has(organisationId);
		const isAside = isAgainst(decision, { within, tally: tallyOf((await votesOf(tx, id)).filter((one) => one.organisationId === organisationId)) });
		if (isAside && againstReason === '') throw new Problem('eligibility/target-against-needs-reason', { fields: [{ field: 'againstReason', code: 'common/required' }] });
		await setDecision(tx, candidate, { decision, reason, againstReason: isAside ? againstReason : '', decidedBy: found(ctx.actor.personId), decidedAt: ctx.clock.now() });
		await ctx.record(tx, { event: 'eligibility/target-decided', subject: { type: 'targetRound', id }, programme: round.programme });
		return { round: id, next: all.find((one) => one.decision === null && one.organisationId !== organisationId)?.organisationId ?? null };
	});
}
