import { and, eq } from 'drizzle-orm';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { closedStates } from './case.ts';
import type { CaseOnly } from './input.ts';
import { demandState, mayDeclareNoConflict } from './policy.ts';
import { caseToChange } from './store.server.ts';
import { caseAssessor } from './tables.server.ts';
import { caseStates } from './workflow.ts';

/** An assessor declares to have no interest in the organisation; before that an assessor reads, but neither scores nor verifies. */
export async function declareNoConflict(ctx: Context, input: CaseOnly): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayDeclareNoConflict(ctx.actor, of));
		demandState(of, ...caseStates.filter((state) => !closedStates.includes(state)));
		const person = found(ctx.actor.personId);
		await tx.update(caseAssessor).set({ declaredNoConflictAt: ctx.clock.now() })
			.where(and(eq(caseAssessor.caseId, of.id), eq(caseAssessor.personId, person)));
		await ctx.record(tx, { event: 'diagnostics/no-conflict-declared', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme });
	});
}
