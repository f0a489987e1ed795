import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { SaveScores } from './input.ts';
import type { SavedScores } from './merge.ts';
import { mayVerifyTogether } from './policy.ts';
import { saveLayer } from './save-scores.server.ts';
import { caseToChange } from './store.server.ts';
import { asProof, evidenceOf } from './store-evidence.server.ts';
import { mayVerify } from './verification.ts';

/** Saves what an assessor confirms beside what the group agreed: no level 3 without accepted evidence, no level 4 without proof of review. */
export async function verifyScores(ctx: Context, input: SaveScores): Promise<SavedScores> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayVerifyTogether(of));
		const proof = asProof(await evidenceOf(tx, of.id));
		return saveLayer(ctx, tx, of, 'verified', input, (score) => mayVerify(score, proof));
	});
}
