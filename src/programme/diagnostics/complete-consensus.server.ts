import { demand, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { headcount } from './case.ts';
import { lacking } from './completeness.ts';
import type { CaseOnly } from './input.ts';
import { advance, mayAssess } from './policy.ts';
import { instrumentOf, scoredOf } from './read.server.ts';
import { caseToChange, enterState } from './store.server.ts';

/** The group has agreed on everything: its scores are read only from now on, and verification begins. */
export async function completeConsensus(ctx: Context, input: CaseOnly): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		const status = advance(ctx.actor, of, 'completeConsensus');
		demand(mayAssess(ctx.actor, of));
		const { consensus, evidence } = await scoredOf(tx, of.id);
		const missing = lacking(await instrumentOf(tx, of), 'consensus', consensus, evidence);
		if (missing.length > 0) throw new Problem('diagnostics/layer-incomplete', { params: { count: missing.length } });
		if (headcount(of.participants).total === 0) throw new Problem('diagnostics/participants-missing');
		await enterState(tx, ctx.clock, of, status);
		await ctx.record(tx, { event: 'diagnostics/consensus-completed', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme });
	});
}
