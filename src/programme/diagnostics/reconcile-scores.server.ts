import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { SaveScores } from './input.ts';
import type { SavedScores } from './merge.ts';
import { mayReconcile } from './policy.ts';
import { saveLayer } from './save-scores.server.ts';
import { caseToChange } from './store.server.ts';
import { comparisonOf } from './store-double-scoring.server.ts';
import { asProof, evidenceOf } from './store-evidence.server.ts';
import { mayVerify } from './verification.ts';

/** What two assessors settle on where they differed becomes verified, with the reason; the rules of evidence hold as ever. */
export async function reconcileScores(ctx: Context, input: SaveScores): Promise<SavedScores> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayReconcile(ctx.actor, of));
		const differing = new Set((await comparisonOf(tx, of)).filter(({ agrees }) => !agrees).map(({ indicator }) => indicator));
		const proof = asProof(await evidenceOf(tx, of.id));
		return saveLayer(ctx, tx, of, 'verified', input, (score) => (differing.has(score.indicator) && score.comment === '' ? 'diagnostics/reconciled-without-reason' : mayVerify(score, proof)));
	});
}
