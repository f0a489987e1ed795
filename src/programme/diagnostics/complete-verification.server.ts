import { demand, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { lacking } from './completeness.ts';
import type { CaseOnly } from './input.ts';
import { advance, mayAssess, mayVerifyTogether } from './policy.ts';
import { instrumentOf, scoredOf } from './read.server.ts';
import { caseToChange, enterState } from './store.server.ts';

/** Every score is verified: the diagnostic is done, and what it found can be reported. */
export async function completeVerification(ctx: Context, input: CaseOnly): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		const status = advance(ctx.actor, of, 'completeVerification');
		demand(mayAssess(ctx.actor, of));
		demand(mayVerifyTogether(of));
		const { verified, evidence } = await scoredOf(tx, of.id);
		const missing = lacking(await instrumentOf(tx, of), 'verified', verified, evidence);
		if (missing.length > 0) throw new Problem('diagnostics/layer-incomplete', { params: { count: missing.length } });
		await enterState(tx, ctx.clock, of, status, { doneAt: ctx.clock.now(), statusReason: null });
		await ctx.record(tx, { event: 'diagnostics/done', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { round: of.round } });
	});
}
