import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { sharedScore } from './double-scoring.ts';
import type { CaseOnly } from './input.ts';
import { mayReconcile } from './policy.ts';
import { saveLayer } from './save-scores.server.ts';
import { caseToChange } from './store.server.ts';
import { comparisonOf } from './store-double-scoring.server.ts';
import { asProof, evidenceOf } from './store-evidence.server.ts';
import { standingScores } from './store-scores.server.ts';
import { mayVerify } from './verification.ts';

/** Takes over, all at once, what both gave alike and what its evidence still carries; what is verified already stays as it is. Answers how many. */
export async function takeAgreements(ctx: Context, input: CaseOnly): Promise<number> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayReconcile(ctx.actor, of));
		const [standing, proof] = [await standingScores(tx, of.id, 'verified'), asProof(await evidenceOf(tx, of.id))];
		const alike = (await comparisonOf(tx, of)).filter(({ agrees, indicator }) => agrees && !standing.has(indicator));
		const scores = alike.map((one) => ({ ...sharedScore(one), basedOn: 0 })).filter((score) => mayVerify(score, proof) === true);
		if (scores.length > 0) await saveLayer(ctx, tx, of, 'verified', { case: of.id, scores }, () => true);
		return scores.length;
	});
}
