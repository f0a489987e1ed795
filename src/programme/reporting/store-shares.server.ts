/** What organisations show to others, and who opened it, in the database. */
import { createHash, randomBytes } from 'node:crypto';
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { newId, type PersonId } from '#kernel/id.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import { share, shareOpening } from './tables.server.ts';

export type ShareRow = typeof share.$inferSelect;
export type OpeningRow = typeof shareOpening.$inferSelect;

/** 192 bits by chance: an address that nobody guesses. */
export function newToken(): string {
	return randomBytes(24).toString('base64url');
}

export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

export async function keepShare(tx: Tx, row: Omit<ShareRow, 'revokedAt' | 'revokedBy'>): Promise<void> {
	await tx.insert(share).values(row);
}

export async function shareByToken(read: Reader, token: string): Promise<ShareRow | undefined> {
	const [row] = await read.select().from(share).where(eq(share.tokenHash, hashOf(token)));
	return row;
}

export async function shareById(read: Reader, id: string): Promise<ShareRow | undefined> {
	const [row] = await read.select().from(share).where(eq(share.id, id));
	return row;
}

/** Newest first, each with its openings in their order. */
export async function sharesOf(read: Reader, reportId: string): Promise<{ share: ShareRow; openings: OpeningRow[] }[]> {
	const rows = await read.select().from(share).where(eq(share.reportId, reportId)).orderBy(desc(share.createdAt), desc(share.id));
	const openings = rows.length === 0 ? [] : await read.select().from(shareOpening).where(inArray(shareOpening.shareId, rows.map(({ id }) => id))).orderBy(asc(shareOpening.at));
	return rows.map((row) => ({ share: row, openings: openings.filter(({ shareId }) => shareId === row.id) }));
}

/** `false` where it was revoked before, or belongs to another report. */
export async function revoke(tx: Tx, reportId: string, id: string, by: { author: PersonId; at: Date }): Promise<boolean> {
	const rows = await tx.update(share).set({ revokedAt: by.at, revokedBy: by.author })
		.where(and(eq(share.id, id), eq(share.reportId, reportId), isNull(share.revokedAt))).returning({ id: share.id });
	return rows.length > 0;
}

export async function keepOpening(tx: Tx, of: ShareRow, name: string, at: Date): Promise<string> {
	const id = newId<'shareOpening'>();
	await tx.insert(shareOpening).values({ id, organisationId: of.organisationId, shareId: of.id, name, at });
	return id;
}

export async function openingById(read: Reader, shareId: string, id: string): Promise<OpeningRow | undefined> {
	const [row] = await read.select().from(shareOpening).where(and(eq(shareOpening.id, id), eq(shareOpening.shareId, shareId)));
	return row;
}
