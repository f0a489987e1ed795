/** Scores in the database: the one that stands, and what every save wrote. */
import { eq, sql } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Case } from './case.ts';
import type { Level } from './instrument.ts';
import type { OfferedScore, StandingScore } from './merge.ts';
import type { ResultLayer } from './result.ts';
import type { Mark, Score } from './score.ts';
import { score, scoreSave, type WrittenScore } from './tables.server.ts';

type ScoreRow = typeof score.$inferSelect;

function toMark(row: Pick<ScoreRow, 'mark' | 'level' | 'reason'>): Mark {
	if (row.mark === 'level') return { kind: 'level', level: row.level as Level };
	return row.mark === 'notApplicable' ? { kind: 'notApplicable', reason: row.reason } : { kind: 'dontKnow' };
}

function toStanding(row: Omit<ScoreRow, 'organisationId' | 'caseId' | 'layer'>): StandingScore {
	return { indicator: row.indicator, mark: toMark(row), comment: row.comment, version: row.version, author: row.authorId, at: row.at.toISOString() };
}

export type LayeredScores = Readonly<Record<ResultLayer, readonly StandingScore[]>>;

/** Both layers of a case in one query. */
export async function scoresOf(read: Reader, caseId: string): Promise<LayeredScores> {
	const rows = await read.select().from(score).where(eq(score.caseId, caseId)).orderBy(score.indicator);
	const ofLayer = (layer: ResultLayer) => rows.filter((row) => row.layer === layer).map(toStanding);
	return { consensus: ofLayer('consensus'), verified: ofLayer('verified') };
}

export async function standingScores(read: Reader, caseId: string, layer: ResultLayer): Promise<Map<string, StandingScore>> {
	const { rows } = await read.execute<Pick<ScoreRow, 'indicator' | 'mark' | 'level' | 'reason' | 'comment' | 'version' | 'authorId'> & { at: number }>(sql`
		select indicator, mark, level, reason, comment, version, author_id as "authorId", (extract(epoch from at) * 1000)::float8 as at
		from ${score} where case_id = ${caseId} and layer = ${layer}`);
	return new Map(rows.map((row) => [row.indicator, toStanding({ ...row, at: new Date(row.at) })]));
}

/** Every score that ever stood in a case, in the order in which they were saved. */
export async function savedScores(read: Reader, caseId: string): Promise<(WrittenScore & Pick<ScoreRow, 'layer' | 'authorId' | 'at'>)[]> {
	const saves = await read.select().from(scoreSave).where(eq(scoreSave.caseId, caseId)).orderBy(scoreSave.id);
	return saves.flatMap(({ scores, layer, authorId, at }) => scores.map((one) => ({ ...one, layer, authorId, at })));
}

/**
 * Writes what the merge let through; the case is locked, so each stands on the version it was based on. One statement whatever
 * their number: the scores travel as one list, because a statement with a parameter for each field takes longer to build than to run.
 */
export async function writeScores(tx: Tx, of: Case, layer: ResultLayer, scores: readonly OfferedScore[], by: { author: PersonId; at: Date }): Promise<{ indicator: string; version: number }[]> {
	if (scores.length === 0) return [];
	const rows = scores.map((one): WrittenScore => ({ ...fromScore(one), version: one.basedOn + 1 }));
	const written = await tx.execute(sql`
		with save as (
			insert into ${scoreSave} (case_id, layer, author_id, at, scores)
			values (${of.id}, ${layer}, ${by.author}, ${by.at.toISOString()}, ${JSON.stringify(rows)})
			returning *
		)
		insert into ${score} as known (organisation_id, case_id, layer, author_id, at, indicator, version, mark, level, reason, comment)
		select ${of.organisation}::uuid, save.case_id, save.layer, save.author_id, save.at, one.*
		from save, jsonb_to_recordset(save.scores) as one (indicator text, version integer, mark text, level smallint, reason text, comment text)
		on conflict (case_id, layer, indicator) do update set
			version = excluded.version, mark = excluded.mark, level = excluded.level, reason = excluded.reason, comment = excluded.comment,
			author_id = excluded.author_id, at = excluded.at
		where known.version = excluded.version - 1`);
	if (written.rowCount !== rows.length) throw new Error(`Scores of case ${of.id} changed under its lock`);
	return rows.map(({ indicator, version }) => ({ indicator, version }));
}

function fromScore({ indicator, mark, comment }: Score) {
	return { indicator, comment, mark: mark.kind, level: mark.kind === 'level' ? mark.level : null, reason: mark.kind === 'notApplicable' ? mark.reason : '' };
}
