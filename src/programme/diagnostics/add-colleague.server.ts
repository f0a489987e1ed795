import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { AddColleague } from './people-input.ts';
import { mayPlanPeople, peopleOpenIn } from './people-policy.ts';
import { demandState } from './policy.ts';
import { caseToChange } from './store.server.ts';
import { insertColleague } from './store-people.server.ts';

/** Puts one more of the organisation's people on the list, by role and without a name. */
export async function addColleague(ctx: Context, { case: id, role }: AddColleague): Promise<{ colleague: string }> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, id);
		demand(mayPlanPeople(ctx.actor, of));
		demandState(of, ...peopleOpenIn);
		const added = await insertColleague(tx, of, role, null);
		await ctx.record(tx, { event: 'diagnostics/colleague-added', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { role } });
		return { colleague: added };
	});
}
