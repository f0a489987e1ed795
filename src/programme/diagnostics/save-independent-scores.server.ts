import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById } from '#register/read.server.ts';
import type { SaveScores } from './input.ts';
import { indicatorsOf } from './instrument.ts';
import { mergeScores, type SavedScores } from './merge.ts';
import { mayScoreIndependently } from './policy.ts';
import { instrumentOf } from './read.server.ts';
import { caseToChange } from './store.server.ts';
import { asProof, evidenceOf } from './store-evidence.server.ts';
import { sheetOf, writeSheet } from './store-double-scoring.server.ts';
import { mayVerify } from './verification.ts';

/** One of two assessors gives marks that nobody else sees before both have handed in. The rules of evidence are those of the verified layer. */
export async function saveIndependentScores(ctx: Context, input: SaveScores): Promise<SavedScores> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayScoreIndependently(ctx.actor, of));
		const own = found(ctx.actor.personId);
		const known = new Set(indicatorsOf(await instrumentOf(tx, of)).map(({ code }) => code));
		const proof = asProof(await evidenceOf(tx, of.id));
		for (const score of input.scores) {
			if (!known.delete(score.indicator)) throw new Problem('diagnostics/unknown-indicator', { status: 400, params: { indicator: score.indicator } });
			const ruling = mayVerify(score, proof);
			if (ruling !== true) throw new Problem(ruling, { status: 400, fields: [{ field: score.mark.kind === 'notApplicable' ? 'reason' : 'mark', code: ruling }] });
		}
		const at = ctx.clock.now();
		const merge = mergeScores(new Map((await sheetOf(tx, of.id, own)).map((one) => [one.indicator, one])), input.scores);
		const written = await writeSheet(tx, of, own, merge.toSave, at);
		// Which indicators is the rater's own matter until both have handed in.
		if (written.length > 0) await ctx.record(tx, { event: 'diagnostics/independent-scores-saved', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { count: written.length } });
		const versions = Object.fromEntries([...written, ...merge.unchanged].map(({ indicator, version }) => [indicator, version]));
		const name = (await peopleById(tx, [own])).get(own)?.name ?? '';
		return { versions, conflicts: merge.conflicts.map((conflict) => ({ ...conflict, author: name })), at: at.toISOString() };
	});
}
