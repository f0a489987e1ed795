import { newId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { indicatorsOf } from './instrument.ts';
import { demandState, mayAssess } from './policy.ts';
import { instrumentOf } from './read.server.ts';
import type { NoteDissent } from './room-input.ts';
import { caseToChange } from './store.server.ts';
import { dissent } from './tables.server.ts';

/** Notes that somebody saw it differently than the group decided, and why. Notes are added and never changed, so two assessors cannot write over each other. */
export async function noteDissent(ctx: Context, { case: id, indicator, text }: NoteDissent): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, id);
		demand(mayAssess(ctx.actor, of));
		demandState(of, 'consensusSession');
		found(indicatorsOf(await instrumentOf(tx, of)).find(({ code }) => code === indicator));
		await tx.insert(dissent).values({ id: newId<'dissent'>(), organisationId: of.organisation, caseId: of.id, indicator, text, notedBy: found(ctx.actor.personId), notedAt: ctx.clock.now() });
		await ctx.record(tx, { event: 'diagnostics/dissent-noted', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { indicator } });
	});
}
