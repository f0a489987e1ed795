import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { evidenceOpenIn } from './case.ts';
import type { ReuseEvidence } from './input.ts';
import { demandState, isAssessor, mayOfferEvidence } from './policy.ts';
import { reusableEvidence } from './read-reusable-evidence.server.ts';
import { caseToChange } from './store.server.ts';
import { copyEvidence, evidenceOf } from './store-evidence.server.ts';

/** Brings documents of the round before into this one, so that nobody need look for them and send them again. Assessors decide about them anew. What a colleague brought meanwhile is brought once. */
export async function reuseEvidence(ctx: Context, input: ReuseEvidence): Promise<{ brought: number }> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayOfferEvidence(ctx.actor, of));
		demandState(of, ...evidenceOpenIn);
		const offered = new Map((await reusableEvidence({ ...ctx, read: tx }, of)).map((item) => [item.id, item]));
		const here = new Set((await evidenceOf(tx, of.id)).map(({ reusedFrom }) => reusedFrom));
		const chosen = [...new Set(input.evidence)].filter((id) => !here.has(id)).map((id) => found(offered.get(id)));
		if (chosen.length === 0) return { brought: 0 };
		await copyEvidence(tx, chosen, { case: of.id, organisation: of.organisation, by: found(ctx.actor.personId), byAssessor: isAssessor(ctx.actor, of), at: ctx.clock.now() });
		await ctx.record(tx, { event: 'diagnostics/evidence-reused', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { evidence: chosen.map(({ id }) => id) } });
		return { brought: chosen.length };
	});
}
