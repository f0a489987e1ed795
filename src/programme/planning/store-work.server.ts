/** What was said and shown beside an action, in the database. */
import { and, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import { file } from '#platform/tables.server.ts';
import type { Context } from '#register/context.server.ts';
import type { PlanHead } from './stored-plan.ts';
import { action, actionEvidence, actionNote } from './tables.server.ts';

type Note = Pick<typeof actionNote.$inferSelect, 'kind' | 'text'> & Partial<Pick<typeof actionNote.$inferSelect, 'percent' | 'act' | 'checks'>>;

export async function writeNote(ctx: Context, tx: Tx, head: PlanHead, actionId: string, note: Note): Promise<void> {
	await tx.insert(actionNote).values({ id: newId<'actionNote'>(), organisationId: head.organisation, actionId, authorId: found(ctx.actor.personId), at: ctx.clock.now(), ...note });
}

/** The action and, the nearest first, those of earlier plans that it goes on with: their record is read as one. */
export async function lineageOf(read: Reader, actionId: string): Promise<{ id: string; plan: string }[]> {
	const { rows } = await read.execute<{ id: string; plan: string }>(sql`with recursive line as (
		select a.id, a.plan_id, a.carried_from, 0 as step from ${action} a where a.id = ${actionId}
		union all select b.id, b.plan_id, b.carried_from, line.step + 1 from ${action} b join line on b.id = line.carried_from
	) select id, plan_id as plan from line order by step`);
	return rows;
}

/** The newest first. */
export function notesOf(read: Reader, actions: readonly string[]) {
	return read.select().from(actionNote).where(inArray(actionNote.actionId, [...actions])).orderBy(desc(actionNote.at), desc(actionNote.id));
}

const lyingThere = (...actions: string[]) => and(inArray(actionEvidence.actionId, actions), isNull(actionEvidence.removedAt));

export function evidenceOf(read: Reader, actions: readonly string[]) {
	return read.select({ id: actionEvidence.id, action: actionEvidence.actionId, title: actionEvidence.title, fileName: actionEvidence.fileName, size: file.size, addedBy: actionEvidence.addedBy, addedAt: actionEvidence.addedAt })
		.from(actionEvidence).leftJoin(file, eq(file.hash, actionEvidence.fileHash)).where(lyingThere(...actions)).orderBy(actionEvidence.addedAt, actionEvidence.id);
}

export async function evidenceCount(read: Reader, actionId: string): Promise<number> {
	const line = await lineageOf(read, actionId);
	const [row] = await read.select({ n: count() }).from(actionEvidence).where(lyingThere(...line.map(({ id }) => id)));
	return row!.n;
}

export async function fileOfEvidence(read: Reader, actionId: string, id: string) {
	const [row] = await read.select({ hash: file.hash, name: actionEvidence.fileName, size: file.size, mediaType: file.mediaType })
		.from(actionEvidence).innerJoin(file, eq(file.hash, actionEvidence.fileHash)).where(and(eq(actionEvidence.id, id), lyingThere(actionId)));
	return row && { ...row, name: row.name ?? '' };
}
