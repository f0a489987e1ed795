import { newId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { AddRespondent } from './respondent-input.ts';
import { demandState, mayPlanRespondents } from './policy.ts';
import { caseToChange } from './store.server.ts';
import { respondent } from './tables.server.ts';

/** Puts somebody on the list of those who are asked to score alone. */
export async function addRespondent(ctx: Context, { case: id, name, role, sex }: AddRespondent): Promise<{ respondent: string }> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, id);
		demand(mayPlanRespondents(ctx.actor, of));
		demandState(of, 'scheduled', 'individualScoring');
		const added = newId<'respondent'>();
		await tx.insert(respondent).values({ id: added, organisationId: of.organisation, caseId: of.id, name, role, sex });
		await ctx.record(tx, { event: 'diagnostics/respondent-added', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { role, sex } });
		return { respondent: added };
	});
}
