/** Reports in the database: the record, its parts as they stand and as they ever stood, the organisation's replies. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { newId, type PersonId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Actor } from '#register/actor.ts';
import { type Case, caseById } from '#programme/diagnostics/read.server.ts';
import { organisationById } from '#register/read.server.ts';
import { mayViewReport } from './policy.ts';
import type { OpenMatters, Reply, Report } from './report.ts';
import { comment, dispute, part, reply, report } from './tables.server.ts';
import { firstReportState, type ReportState } from './workflow.ts';

type ReportRow = typeof report.$inferSelect;

/** What a query of reports selects: the row, the reply to its latest sending, and what stands open. The outer id is written out, because a remark has an id too. */
export const reportColumns = {
	row: report,
	reply: sql<Reply | null>`(
		select json_build_object('text', r.text, 'author', r.author_id, 'at', r.at)
		from ${reply} r where r.report_id = ${report.id} and r.sending = ${report.sendings})`,
	open: sql<OpenMatters>`json_build_object(
		'comments', (select count(*) from ${comment} c where c.report_id = reporting.report.id and c.settled_at is null),
		'disputes', (select count(*) from ${dispute} d where d.report_id = reporting.report.id and d.answer is null),
		'behind', (select count(*) from ${part} p where p.report_id = reporting.report.id and p.behind is not null))`
};

export function toReport({ row, reply, open }: { row: ReportRow; reply: Reply | null; open: OpenMatters }): Report {
	const { programmeId: programme, organisationId: organisation, ...rest } = row;
	return { ...rest, programme, organisation, open, reply: reply && { ...reply, at: new Date(reply.at).toISOString() } };
}

export async function reportsWhere(read: Reader, condition: SQL | undefined, ...order: SQL[]): Promise<Report[]> {
	const rows = await read.select(reportColumns).from(report).where(condition).orderBy(...order);
	return rows.map(toReport);
}

export interface ReportAndCase {
	readonly report: Report;
	readonly of: Case;
}

/** The report, locked until the transaction ends, with its case; for whoever may not see it there is none. */
export async function reportToChange(tx: Tx, actor: Actor, id: string): Promise<ReportAndCase> {
	await tx.select({ id: report.id }).from(report).where(eq(report.id, id)).for('update');
	const [known] = await reportsWhere(tx, eq(report.id, id));
	const locked = found(known);
	const masked = (await organisationById(tx, locked.organisation))?.masked ?? true;
	found(mayViewReport(actor, locked, masked) === true ? locked : null);
	return { report: locked, of: found(await caseById(tx, locked.caseId)) };
}

/** The report of a case: a new one, or the one that somebody made a moment ago. */
export async function openReport(tx: Tx, clock: Clock, of: Case, by: PersonId): Promise<{ id: string; isNew: boolean }> {
	const now = clock.now();
	const row = { programmeId: of.programme, organisationId: of.organisation, caseId: of.id, status: firstReportState, statusSince: now, createdAt: now, createdBy: by };
	const [made] = await tx.insert(report).values({ id: newId<'report'>(), ...row }).onConflictDoNothing({ target: report.caseId }).returning({ id: report.id });
	if (made) return { id: made.id, isNew: true };
	const [known] = await tx.select({ id: report.id }).from(report).where(eq(report.caseId, of.id));
	return { id: found(known).id, isNew: false };
}

/** Moves a report into the state that the workflow led to. */
export async function enterState(tx: Tx, clock: Clock, of: Report, status: ReportState, also: Partial<ReportRow> = {}): Promise<void> {
	await tx.update(report).set({ status, statusSince: clock.now(), statusReason: null, ...also }).where(eq(report.id, of.id));
}

export async function keepReply(tx: Tx, of: Report, by: { author: PersonId; at: Date }, text: string | null): Promise<void> {
	await tx.insert(reply).values({ organisationId: of.organisation, reportId: of.id, sending: of.sendings, text, authorId: by.author, at: by.at });
}

/** The organisation's last word: it is printed until it says something else. */
export async function lastReply(read: Reader, reportId: string): Promise<(Reply & { text: string }) | null> {
	const [row] = await read.select().from(reply)
		.where(and(eq(reply.reportId, reportId), sql`${reply.text} is not null`)).orderBy(sql`${reply.sending} desc`).limit(1);
	return row?.text ? { text: row.text, author: row.authorId, at: row.at.toISOString() } : null;
}
