/** Scores in the database: the one that stands, and every one that ever stood. */
import { and, eq, sql } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Case } from './case.ts';
import type { Level } from './instrument.ts';
import type { OfferedScore, StandingScore } from './merge.ts';
import type { ResultLayer } from './result.ts';
import type { Mark, Score } from './score.ts';
import { score, scoreVersion } from './tables.server.ts';

type ScoreRow = typeof score.$inferSelect;

function toMark(row: Pick<ScoreRow, 'mark' | 'level' | 'reason'>): Mark {
	if (row.mark === 'level') return { kind: 'level', level: row.level as Level };
	return row.mark === 'notApplicable' ? { kind: 'notApplicable', reason: row.reason } : { kind: 'dontKnow' };
}

function toStanding(row: ScoreRow): StandingScore {
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
	const rows = await read.select().from(score).where(and(eq(score.caseId, caseId), eq(score.layer, layer)));
	return new Map(rows.map((row) => [row.indicator, toStanding(row)]));
}

/** Writes what the merge let through; the case is locked, so each stands on the version it was based on. */
export async function writeScores(tx: Tx, of: Case, layer: ResultLayer, scores: readonly OfferedScore[], by: { author: PersonId; at: Date }): Promise<StandingScore[]> {
	if (scores.length === 0) return [];
	const rows = scores.map((one) => ({ caseId: of.id, layer, ...fromScore(one), version: one.basedOn + 1, authorId: by.author, at: by.at }));
	const written = await tx.insert(score).values(rows.map((row) => ({ ...row, organisationId: of.organisation })))
		.onConflictDoUpdate({
			target: [score.caseId, score.layer, score.indicator],
			set: {
				mark: sql`excluded.mark`, level: sql`excluded.level`, reason: sql`excluded.reason`, comment: sql`excluded.comment`,
				version: sql`excluded.version`, authorId: sql`excluded.author_id`, at: sql`excluded.at`
			},
			setWhere: sql`${score.version} = excluded.version - 1`
		})
		.returning();
	if (written.length !== rows.length) throw new Error(`Scores of case ${of.id} changed under its lock`);
	await tx.insert(scoreVersion).values(rows);
	return written.map(toStanding);
}

function fromScore({ indicator, mark, comment }: Score) {
	return { indicator, comment, mark: mark.kind, level: mark.kind === 'level' ? mark.level : null, reason: mark.kind === 'notApplicable' ? mark.reason : '' };
}
