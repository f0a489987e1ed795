import { and, eq } from 'drizzle-orm';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { awaitsMarks, raterOf } from './double-scoring.ts';
import type { CaseWithReason } from './input.ts';
import { demandState, mayDeclareNoConflict } from './policy.ts';
import { caseToChange } from './store.server.ts';
import { endRating } from './store-double-scoring.server.ts';
import { caseAssessor } from './tables.server.ts';

/** An assessor declares an interest in the organisation, before the group meets, or a second assessor before both have handed in. From then on this person has no say in the case, and nothing begins until somebody else is appointed. */
export async function declareConflict(ctx: Context, input: CaseWithReason): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayDeclareNoConflict(ctx.actor, of));
		if (!(raterOf(of, ctx.actor.personId)?.isSecond && awaitsMarks(of))) demandState(of, 'scheduled');
		if (input.reason === '') throw new Problem('diagnostics/conflict-without-reason', { status: 400, fields: [{ field: 'reason', code: 'diagnostics/conflict-without-reason' }] });
		await tx.update(caseAssessor).set({ declaredConflictAt: ctx.clock.now(), declaredNoConflictAt: null })
			.where(and(eq(caseAssessor.caseId, of.id), eq(caseAssessor.personId, found(ctx.actor.personId))));
		if (raterOf(of, ctx.actor.personId)) await endRating(tx, of.id);
		await ctx.record(tx, { event: 'diagnostics/conflict-declared', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, reason: input.reason });
	});
}
