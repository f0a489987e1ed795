/** Drafts of instruments in the database. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { isId, type PersonId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Instrument } from './instrument.ts';
import { byCode, draftOf, type InstrumentDraft, type PartContent } from './instrument-draft.ts';
import { instrument, instrumentDraft, instrumentDraftPart } from './tables.server.ts';

export type StoredPart = typeof instrumentDraftPart.$inferSelect;
export interface StoredDraft {
	readonly id: string;
	readonly createdBy: PersonId;
	readonly createdAt: Date;
	readonly parts: readonly StoredPart[];
	readonly draft: InstrumentDraft;
}

export async function draftById(read: Reader, id: string): Promise<StoredDraft> {
	found(isId(id) || undefined);
	const [row] = await read.select().from(instrumentDraft).where(eq(instrumentDraft.id, id));
	const { key, basedOn, createdBy, createdAt } = found(row);
	const parts = await read.select().from(instrumentDraftPart).where(eq(instrumentDraftPart.draftId, id));
	parts.sort((a, b) => byCode(a.code, b.code));
	return { id, createdBy, createdAt, parts, draft: draftOf(key, basedOn, new Map(parts.map(({ code, content }) => [code, content]))) };
}

/** The draft, locked until the transaction ends. */
export async function draftToChange(tx: Tx, id: string): Promise<StoredDraft> {
	await tx.select({ id: instrumentDraft.id }).from(instrumentDraft).where(eq(instrumentDraft.id, id)).for('update');
	return draftById(tx, id);
}

export async function latestVersion(read: Reader, key: string): Promise<Instrument | null> {
	const [row] = await read.select({ content: instrument.content }).from(instrument).where(eq(instrument.key, key)).orderBy(desc(instrument.version)).limit(1);
	return row?.content ?? null;
}

export async function insertDraft(tx: Tx, { id, key, basedOn, parts, by, at }: { id: string; key: string; basedOn: number | null; parts: ReadonlyMap<string, PartContent>; by: PersonId; at: Date }): Promise<void> {
	await tx.insert(instrumentDraft).values({ id, key, basedOn, createdBy: by, createdAt: at });
	await tx.insert(instrumentDraftPart).values([...parts].map(([code, content]) => ({ draftId: id, code, content, authorId: by, at })));
}

export async function insertPart(tx: Tx, part: { draftId: string; code: string; content: PartContent; authorId: PersonId; at: Date }): Promise<void> {
	await tx.insert(instrumentDraftPart).values(part);
}

/** Under the lock of its draft. Answers the version that stands now. */
export async function writePart(tx: Tx, { draftId, code, content, authorId, at }: { draftId: string; code: string; content: PartContent; authorId: PersonId; at: Date }): Promise<number> {
	const [row] = await tx.update(instrumentDraftPart).set({ content, authorId, at, version: sql`${instrumentDraftPart.version} + 1` })
		.where(and(eq(instrumentDraftPart.draftId, draftId), eq(instrumentDraftPart.code, code))).returning({ version: instrumentDraftPart.version });
	return found(row).version;
}

export async function deleteParts(tx: Tx, draftId: string, codes: readonly string[]): Promise<void> {
	for (const code of codes) await tx.delete(instrumentDraftPart).where(and(eq(instrumentDraftPart.draftId, draftId), eq(instrumentDraftPart.code, code)));
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
	await tx.delete(instrumentDraftPart).where(eq(instrumentDraftPart.draftId, id));
	await tx.delete(instrumentDraft).where(eq(instrumentDraft.id, id));
}
