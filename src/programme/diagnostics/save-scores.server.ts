import { demand, found, Problem, type ProblemCode } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById } from '#register/read.server.ts';
import type { PersonId } from '#kernel/id.ts';
import { type Case, layerOpenIn } from './case.ts';
import type { SaveScores } from './input.ts';
import { indicatorsOf } from './instrument.ts';
import { type Conflict, mergeScores, type OfferedScore, type SavedScores } from './merge.ts';
import { demandState, mayAssess } from './policy.ts';
import { instrumentOf } from './read.server.ts';
import type { ResultLayer } from './result.ts';
import { caseToChange } from './store.server.ts';
import { standingScores, writeScores } from './store-scores.server.ts';
import { mayMarkNotApplicable } from './verification.ts';

/** What must hold of a score before it may stand; `true`, or why not. */
export type ScoreRule = (score: OfferedScore) => true | ProblemCode;

/** Saves what the group agreed, one indicator or many at once; each merges by itself, so two assessors can share the work. */
export async function saveScores(ctx: Context, input: SaveScores): Promise<SavedScores> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		const rule: ScoreRule = ({ mark }) => (mark.kind === 'notApplicable' ? mayMarkNotApplicable(mark.reason) : true);
		return saveLayer(ctx, tx, of, 'consensus', input, rule);
	});
}

/** The same for either layer, inside the transaction of the use case; records what was saved. */
export async function saveLayer(ctx: Context, tx: Tx, of: Case, layer: ResultLayer, { scores }: SaveScores, rule: ScoreRule): Promise<SavedScores> {
	demand(mayAssess(ctx.actor, of));
	demandState(of, layerOpenIn[layer]);
	await demandKnown(tx, of, scores);
	demandRule(scores, rule);
	const at = ctx.clock.now();
	const merge = mergeScores(await standingScores(tx, of.id, layer), scores);
	const written = await writeScores(tx, of, layer, merge.toSave, { author: found(ctx.actor.personId), at });
	if (written.length > 0) {
		const indicators = written.map(({ indicator }) => indicator);
		await ctx.record(tx, {
			event: layer === 'consensus' ? 'diagnostics/scores-saved' : 'diagnostics/scores-verified',
			subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { indicators }
		});
	}
	const versions = Object.fromEntries([...written, ...merge.unchanged].map(({ indicator, version }) => [indicator, version]));
	return { versions, conflicts: await withAuthors(tx, merge.conflicts), at: at.toISOString() };
}

/** Refuses codes that the instrument version does not have, and two scores for one indicator. */
async function demandKnown(tx: Tx, of: Case, scores: readonly OfferedScore[]): Promise<void> {
	const known = new Set(indicatorsOf(await instrumentOf(tx, of)).map(({ code }) => code));
	for (const { indicator } of scores) {
		if (!known.delete(indicator)) throw new Problem('diagnostics/unknown-indicator', { status: 400, params: { indicator } });
	}
}

/** All or nothing: a request with one score that may not stand saves none, and says which. */
function demandRule(scores: readonly OfferedScore[], rule: ScoreRule): void {
	const refused = scores.flatMap((score) => {
		const code = rule(score);
		return code === true ? [] : [{ field: scores.length === 1 ? fieldOf(code) : score.indicator, code }];
	});
	if (refused[0]) throw new Problem(refused[0].code, { status: 400, fields: refused });
}

function fieldOf(code: ProblemCode): string {
	return code === 'diagnostics/not-applicable-without-reason' ? 'reason' : 'mark';
}

async function withAuthors(tx: Tx, conflicts: readonly Conflict[]): Promise<SavedScores['conflicts']> {
	const people = await peopleById(tx, conflicts.map(({ standing }) => standing.author as PersonId));
	return conflicts.map((conflict) => ({ ...conflict, author: people.get(conflict.standing.author as PersonId)?.name ?? '' }));
}
