import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { hasConflict } from './case.ts';
import type { CaseOnly } from './input.ts';
import { advance, mayAssess } from './policy.ts';
import { caseToChange, enterState } from './store.server.ts';
import { dropDrafts } from './store-respondents.server.ts';

/** Opens the consensus layer: from now on the group scores together, and nobody alone any more. */
export async function startSession(ctx: Context, input: CaseOnly): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		const status = advance(ctx.actor, of, 'openConsensusSession');
		demand(mayAssess(ctx.actor, of));
		demand(!hasConflict(of) || 'diagnostics/assessor-has-conflict');
		await enterState(tx, ctx.clock, of, status, { sessionOn: ctx.clock.today() });
		await dropDrafts(tx, of.id);
		await ctx.record(tx, { event: 'diagnostics/session-started', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme });
	});
}
