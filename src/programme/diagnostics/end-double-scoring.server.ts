import { demand, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { CaseWithReason } from './input.ts';
import { mayAppointSecond } from './policy.ts';
import { caseToChange } from './store.server.ts';
import { endRating, sheetOf } from './store-double-scoring.server.ts';
import { asProof, evidenceOf } from './store-evidence.server.ts';
import { standingScores, writeScores } from './store-scores.server.ts';
import { mayVerify } from './verification.ts';

/** It is scored once after all, with the reason. What the first assessor gave so far becomes verified, so that no work is lost; the second's marks are forgotten unseen. */
export async function endDoubleScoring(ctx: Context, input: CaseWithReason): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayAppointSecond(ctx.actor, of));
		const first = of.raters?.find(({ isSecond }) => !isSecond);
		if (!first) throw new Problem('workflow/not-in-this-state');
		if (input.reason === '') throw new Problem('workflow/reason-required', { status: 400, fields: [{ field: 'reason', code: 'workflow/reason-required' }] });
		const proof = asProof(await evidenceOf(tx, of.id));
		const [given, standing] = [await sheetOf(tx, of.id, first.person), await standingScores(tx, of.id, 'verified')];
		const kept = given.filter((score) => !standing.has(score.indicator) && mayVerify(score, proof) === true).map(({ indicator, mark, comment }) => ({ indicator, mark, comment, basedOn: 0 }));
		await writeScores(tx, of, 'verified', kept, { author: first.person, at: ctx.clock.now() });
		await endRating(tx, of.id);
		await ctx.record(tx, { event: 'diagnostics/double-scoring-ended', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, reason: input.reason });
	});
}
