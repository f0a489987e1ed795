import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { headcount } from './case.ts';
import type { SetParticipants } from './input.ts';
import { demandState, mayAssess } from './policy.ts';
import { caseToChange, demandUnchanged, editCase } from './store.server.ts';

/** Who sat at the table, counted by role and sex; no names. */
export async function setParticipants(ctx: Context, input: SetParticipants): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayAssess(ctx.actor, of));
		demandState(of, 'consensusSession', 'verification');
		await demandUnchanged(tx, of, input.basedOn);
		await editCase(tx, ctx.clock, ctx.actor.personId, of, { participants: input.participants });
		const { women, men } = headcount(input.participants);
		await ctx.record(tx, { event: 'diagnostics/participants-set', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { women, men } });
	});
}
