/** Remarks on a report under review, in the database. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { newId, type PersonId } from '#kernel/id.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { PartKey } from './parts.ts';
import type { Report } from './report.ts';
import { comment } from './tables.server.ts';

export type CommentRow = typeof comment.$inferSelect;

export interface Signed {
	readonly author: PersonId;
	readonly at: Date;
}

/** What stands open first, then as they were written. */
export async function commentsOf(read: Reader, reportId: string): Promise<CommentRow[]> {
	return read.select().from(comment).where(eq(comment.reportId, reportId)).orderBy(sql`${comment.settledAt} is not null`, asc(comment.at), asc(comment.id));
}

export async function keepComment(tx: Tx, of: Report, { author, at }: Signed, { key, text }: { key: PartKey; text: string }): Promise<string> {
	const id = newId<'comment'>();
	await tx.insert(comment).values({ id, organisationId: of.organisation, reportId: of.id, key, text, authorId: author, at });
	return id;
}

/** `false` where there is no such remark, it was answered before, or it is settled. */
export async function keepCommentAnswer(tx: Tx, of: Report, { author, at }: Signed, id: string, text: string): Promise<boolean> {
	const rows = await tx.update(comment).set({ answer: text, answeredBy: author, answeredAt: at })
		.where(and(eq(comment.id, id), eq(comment.reportId, of.id), isNull(comment.answer), isNull(comment.settledAt))).returning({ id: comment.id });
	return rows.length > 0;
}

/** `false` where there is no such remark, or it is settled. */
export async function settle(tx: Tx, of: Report, { author, at }: Signed, id: string): Promise<boolean> {
	const rows = await tx.update(comment).set({ settledBy: author, settledAt: at })
		.where(and(eq(comment.id, id), eq(comment.reportId, of.id), isNull(comment.settledAt))).returning({ id: comment.id });
	return rows.length > 0;
}
