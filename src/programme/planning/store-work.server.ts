/** What was said and shown beside an action, in the database. */
import { and, count, desc, eq, isNull } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import { file } from '#platform/tables.server.ts';
import type { Context } from '#register/context.server.ts';
import type { PlanHead } from './stored-plan.ts';
import { actionEvidence, actionNote } from './tables.server.ts';

type Note = Pick<typeof actionNote.$inferSelect, 'kind' | 'text'> & Partial<Pick<typeof actionNote.$inferSelect, 'percent' | 'act' | 'checks'>>;

export async function writeNote(ctx: Context, tx: Tx, head: PlanHead, actionId: string, note: Note): Promise<void> {
	await tx.insert(actionNote).values({ id: newId<'actionNote'>(), organisationId: head.organisation, actionId, authorId: found(ctx.actor.personId), at: ctx.clock.now(), ...note });
}

/** The newest first. */
export function notesOf(read: Reader, actionId: string) {
	return read.select().from(actionNote).where(eq(actionNote.actionId, actionId)).orderBy(desc(actionNote.at), desc(actionNote.id));
}

const lyingThere = (actionId: string) => and(eq(actionEvidence.actionId, actionId), isNull(actionEvidence.removedAt));

export function evidenceOf(read: Reader, actionId: string) {
	return read.select({ id: actionEvidence.id, title: actionEvidence.title, fileName: actionEvidence.fileName, size: file.size, addedBy: actionEvidence.addedBy, addedAt: actionEvidence.addedAt })
		.from(actionEvidence).leftJoin(file, eq(file.hash, actionEvidence.fileHash)).where(lyingThere(actionId)).orderBy(actionEvidence.addedAt, actionEvidence.id);
}

export async function evidenceCount(read: Reader, actionId: string): Promise<number> {
	const [row] = await read.select({ n: count() }).from(actionEvidence).where(lyingThere(actionId));
	return row!.n;
}

export async function fileOfEvidence(read: Reader, actionId: string, id: string) {
	const [row] = await read.select({ hash: file.hash, name: actionEvidence.fileName, size: file.size, mediaType: file.mediaType })
		.from(actionEvidence).innerJoin(file, eq(file.hash, actionEvidence.fileHash)).where(and(eq(actionEvidence.id, id), lyingThere(actionId)));
	return row && { ...row, name: row.name ?? '' };
}
