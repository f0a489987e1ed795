/** Who scores a case independently, and what each gave, in the database. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import { type Case, hasConflict, type Rater } from './case.ts';
import { type Comparison, compareMarks } from './double-scoring.ts';
import type { Level } from './instrument.ts';
import type { OfferedScore, StandingScore } from './merge.ts';
import type { Mark } from './score.ts';
import { independentRater, independentScore } from './tables.server.ts';

type Row = typeof independentScore.$inferSelect;

function toMark({ mark, level, reason }: Pick<Row, 'mark' | 'level' | 'reason'>): Mark {
	if (mark === 'level') return { kind: 'level', level: level as Level };
	return mark === 'notApplicable' ? { kind: 'notApplicable', reason } : { kind: 'dontKnow' };
}

/** One person's sheet. Whether the reader may see it is asked before this is. */
export async function sheetOf(read: Reader, caseId: string, person: PersonId): Promise<StandingScore[]> {
	const rows = await read.select().from(independentScore).where(and(eq(independentScore.caseId, caseId), eq(independentScore.personId, person)));
	return rows.map((row) => ({ indicator: row.indicator, mark: toMark(row), comment: row.comment, version: row.version, author: row.personId, at: row.at.toISOString() }));
}

/** Both sheets side by side. Throws where the case is not scored twice: who may ask is decided before. */
export async function comparisonOf(read: Reader, of: Case): Promise<Comparison[]> {
	const [first, second] = of.raters as [Rater, Rater];
	return compareMarks(await sheetOf(read, of.id, first.person), await sheetOf(read, of.id, second.person), []);
}

export async function writeSheet(tx: Tx, of: Case, person: PersonId, scores: readonly OfferedScore[], at: Date): Promise<{ indicator: string; version: number }[]> {
	if (scores.length === 0) return [];
	const rows = scores.map(({ indicator, mark, comment, basedOn }) => ({
		organisationId: of.organisation, caseId: of.id, personId: person, indicator, comment, at, version: basedOn + 1,
		mark: mark.kind, level: mark.kind === 'level' ? mark.level : null, reason: mark.kind === 'notApplicable' ? mark.reason : ''
	}));
	await tx.insert(independentScore).values(rows).onConflictDoUpdate({
		target: [independentScore.caseId, independentScore.personId, independentScore.indicator],
		set: { mark: sql`excluded.mark`, level: sql`excluded.level`, reason: sql`excluded.reason`, comment: sql`excluded.comment`, version: sql`excluded.version`, at: sql`excluded.at` }
	});
	await tx.update(independentRater).set({ begunAt: at }).where(and(ofCase(of.id, person), isNull(independentRater.begunAt)));
	return rows.map(({ indicator, version }) => ({ indicator, version }));
}

export async function putRaters(tx: Tx, of: Case, raters: { first: PersonId; second: PersonId }, by: { person: PersonId; at: Date }): Promise<void> {
	await endRating(tx, of.id);
	const common = { organisationId: of.organisation, caseId: of.id, appointedBy: by.person, appointedAt: by.at };
	await tx.insert(independentRater).values([{ ...common, personId: raters.first, isSecond: false }, { ...common, personId: raters.second, isSecond: true }]);
}

export async function closeSheet(tx: Tx, caseId: string, person: PersonId, at: Date): Promise<void> {
	await tx.update(independentRater).set({ handedInAt: at }).where(ofCase(caseId, person));
}

/** Nobody scores alone any more; what was given so is forgotten. */
export async function endRating(tx: Tx, caseId: string): Promise<void> {
	await tx.delete(independentScore).where(eq(independentScore.caseId, caseId));
	await tx.delete(independentRater).where(eq(independentRater.caseId, caseId));
}

/** After the team changed: two who do not both belong to it any more, or of whom neither leads, do not score it twice. */
export async function keepRaters(tx: Tx, of: Case, team: readonly { readonly person: PersonId; readonly isLead: boolean }[]): Promise<void> {
	const raters = of.raters ?? [];
	const fits = raters.every(({ person, isSecond }) => team.some((one) => one.person === person && one.isLead !== isSecond));
	if (raters.length > 0 && (!fits || hasConflict(of))) await endRating(tx, of.id);
}

const ofCase = (caseId: string, person: PersonId) => and(eq(independentRater.caseId, caseId), eq(independentRater.personId, person));
