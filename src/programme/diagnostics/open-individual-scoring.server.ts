import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { organisationById } from '#register/read.server.ts';
import { hasConflict } from './case.ts';
import type { OpenIndividualScoring } from './respondent-input.ts';
import { advance, mayAssess } from './policy.ts';
import { planProblem } from './respondents.ts';
import { caseToChange, enterState } from './store.server.ts';
import { respondentsOf } from './store-respondents.server.ts';
import { respondentPlan } from './tables.server.ts';

/** From now on the people on the list may score alone, until the group meets. Fewer than five only in a small organisation, with the reason why. */
export async function openIndividualScoring(ctx: Context, input: OpenIndividualScoring): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		const status = advance(ctx.actor, of, 'openIndividualScoring');
		demand(mayAssess(ctx.actor, of));
		demand(!hasConflict(of) || 'diagnostics/assessor-has-conflict');
		const { paidStaff } = found(await organisationById(tx, of.organisation));
		const planned = (await respondentsOf(tx, of.id)).length;
		const problem = planProblem(planned, paidStaff, input.fewerBecause);
		if (problem) throw new Problem(problem, { fields: problem === 'diagnostics/fewer-without-reason' ? [{ field: 'fewerBecause', code: problem }] : [] });
		await tx.insert(respondentPlan).values({ caseId: of.id, organisationId: of.organisation, fewerBecause: input.fewerBecause });
		await enterState(tx, ctx.clock, of, status);
		await ctx.record(tx, { event: 'diagnostics/individual-scoring-opened', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { respondents: planned }, ...(input.fewerBecause ? { reason: input.fewerBecause } : {}) });
	});
}
