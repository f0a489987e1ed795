import { eq } from 'drizzle-orm';
import { demand, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { ColleagueOnly } from './people-input.ts';
import { mayPlanPeople, peopleOpenIn } from './people-policy.ts';
import { demandState } from './policy.ts';
import { caseToChange } from './store.server.ts';
import { colleagueToChange } from './store-people.server.ts';
import { colleague } from './tables.server.ts';

/** Takes somebody off the list who has not handed in; what they noted so far goes with them. */
export async function removeColleague(ctx: Context, input: ColleagueOnly): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayPlanPeople(ctx.actor, of));
		demandState(of, ...peopleOpenIn);
		const { id, role, handedInOn } = await colleagueToChange(tx, of.id, input.colleague);
		if (handedInOn !== null) throw new Problem('diagnostics/rating-handed-in-already');
		await tx.delete(colleague).where(eq(colleague.id, id));
		await ctx.record(tx, { event: 'diagnostics/colleague-removed', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { role } });
	});
}
