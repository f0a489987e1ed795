import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { CaseWithReason } from './input.ts';
import { advance, mayAssess } from './policy.ts';
import { caseToChange, enterState } from './store.server.ts';

/** The lead opens verified scores again and says why; every earlier version of a score stays on record. */
export async function reopenVerification(ctx: Context, input: CaseWithReason): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		const status = advance(ctx.actor, of, 'reopenVerification', { reason: input.reason });
		demand(mayAssess(ctx.actor, of));
		await enterState(tx, ctx.clock, of, status, { doneAt: null, statusReason: input.reason });
		await ctx.record(tx, { event: 'diagnostics/reopened', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, reason: input.reason });
	});
}
