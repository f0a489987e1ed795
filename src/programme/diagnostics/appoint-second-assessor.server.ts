import { demand, found, Problem } from '#kernel/problem.ts';
import type { PersonId } from '#kernel/id.ts';
import type { Context } from '#register/context.server.ts';
import { entrust } from '#register/entrust.server.ts';
import type { AppointSecond } from './input.ts';
import { mayAppointSecond } from './policy.ts';
import { demandFit } from './schedule-diagnostics.server.ts';
import { caseToChange, demandUnchanged, editCase, putAssessors } from './store.server.ts';
import { putRaters } from './store-double-scoring.server.ts';
import { standingScores } from './store-scores.server.ts';

/** A second assessor is to score the case besides the lead, each without the other's marks; whoever is not in the team yet joins it. */
export async function appointSecondAssessor(ctx: Context, input: AppointSecond): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayAppointSecond(ctx.actor, of));
		await demandUnchanged(tx, of, input.basedOn);
		const second = input.second as PersonId;
		const lead = found(of.assessors.find(({ isLead }) => isLead));
		if (lead.person === second) throw new Problem('diagnostics/second-is-first', { status: 400, fields: [{ field: 'second', code: 'diagnostics/second-is-first' }] });
		demand(!lead.declaredConflictAt || 'diagnostics/assessor-has-conflict');
		if (of.raters?.some(({ begunAt }) => begunAt) || (await standingScores(tx, of.id, 'verified')).size > 0) throw new Problem('diagnostics/verified-already');
		const others = of.assessors.filter(({ isLead, person }) => !isLead && person !== second).map(({ person }) => ({ person, isLead: false }));
		await demandFit(tx, of, [{ person: second, isLead: false }]);
		const at = ctx.clock.now();
		await putAssessors(tx, of.id, [{ person: lead.person, isLead: true }, { person: second, isLead: false }, ...others]);
		await entrust(tx, { ...of, person: second, role: 'assessor', since: at });
		await putRaters(tx, of, { first: lead.person, second }, { person: found(ctx.actor.personId), at });
		await editCase(tx, ctx.clock, ctx.actor.personId, of, {});
		await ctx.record(tx, { event: 'diagnostics/second-assessor-appointed', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { assessors: [second] } });
	});
}
