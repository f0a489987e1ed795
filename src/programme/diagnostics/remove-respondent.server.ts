import { and, eq } from 'drizzle-orm';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { RespondentOnly } from './respondent-input.ts';
import { demandState, mayPlanRespondents } from './policy.ts';
import { caseToChange } from './store.server.ts';
import { respondent } from './tables.server.ts';

/** Takes somebody off the list who has not answered; a link of theirs leads nowhere from then on. */
export async function removeRespondent(ctx: Context, input: RespondentOnly): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayPlanRespondents(ctx.actor, of));
		demandState(of, 'scheduled', 'individualScoring');
		const one = and(eq(respondent.id, input.respondent), eq(respondent.caseId, of.id));
		const [known] = await tx.select().from(respondent).where(one).for('update');
		if (found(known).answeredOn !== null) throw new Problem('diagnostics/respondent-answered-already');
		await tx.delete(respondent).where(one);
		await ctx.record(tx, { event: 'diagnostics/respondent-removed', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme });
	});
}
