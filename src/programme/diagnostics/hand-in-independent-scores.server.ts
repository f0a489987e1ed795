import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { lacking } from './completeness.ts';
import type { CaseOnly } from './input.ts';
import { mayScoreIndependently } from './policy.ts';
import { instrumentOf } from './read.server.ts';
import { caseToChange } from './store.server.ts';
import { asProof, evidenceOf } from './store-evidence.server.ts';
import { closeSheet, sheetOf } from './store-double-scoring.server.ts';

/** One of two assessors is done: from now on the sheet is read only, and once the other has done so too, each sees both. */
export async function handInIndependentScores(ctx: Context, input: CaseOnly): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayScoreIndependently(ctx.actor, of));
		const own = found(ctx.actor.personId);
		const missing = lacking(await instrumentOf(tx, of), 'verified', await sheetOf(tx, of.id, own), asProof(await evidenceOf(tx, of.id)));
		if (missing.length > 0) throw new Problem('diagnostics/layer-incomplete', { params: { count: missing.length } });
		await closeSheet(tx, of.id, own, ctx.clock.now());
		await ctx.record(tx, { event: 'diagnostics/independent-scores-handed-in', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme });
	});
}
