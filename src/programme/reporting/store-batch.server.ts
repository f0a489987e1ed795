/** Batches of papers in the database. */
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { isId, newId, type PersonId, type ProgrammeId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import { organisation } from '#register/tables.server.ts';
import type { PaperKind } from './paper.ts';
import { batch, batchItem, report } from './tables.server.ts';

export type BatchRow = typeof batch.$inferSelect;

export interface BatchProgress extends BatchRow {
	readonly total: number;
	readonly done: number;
	/** Of the files made so far, in bytes. */
	readonly size: number;
}

/** The latest version of every issued report of the programme, by number; answers how many papers that makes. */
export async function keepBatch(tx: Tx, by: { programme: ProgrammeId; author: PersonId; at: Date }, languages: readonly Language[], kinds: readonly PaperKind[]): Promise<{ id: string; papers: number }> {
	const id = newId<'batch'>();
	const issued = await tx.select({ reportId: report.id, organisationId: report.organisationId, version: report.issuedVersion }).from(report)
		.innerJoin(organisation, eq(organisation.id, report.organisationId))
		.where(and(eq(report.programmeId, by.programme), gt(report.issuedVersion, 0))).orderBy(asc(organisation.number), asc(report.createdAt));
	await tx.insert(batch).values({ id, programmeId: by.programme, createdBy: by.author, createdAt: by.at });
	const items = issued.flatMap((one) => languages.flatMap((language) => kinds.map((kind) => ({ ...one, language, kind }))));
	for (let from = 0; from < items.length; from += 1000) {
		await tx.insert(batchItem).values(items.slice(from, from + 1000).map((item, index) => ({ ...item, batchId: id, place: from + index })));
	}
	return { id, papers: items.length };
}

export async function batchById(read: Reader, id: string): Promise<BatchRow | undefined> {
	if (!isId(id)) return undefined;
	const [row] = await read.select().from(batch).where(eq(batch.id, id));
	return row;
}

/** The newest first. */
export async function batchesOf(read: Reader, programme: ProgrammeId): Promise<BatchProgress[]> {
	const rows = await read.select().from(batch).where(eq(batch.programmeId, programme)).orderBy(desc(batch.createdAt)).limit(20);
	if (rows.length === 0) return [];
	const counted = await read.select({
		batchId: batchItem.batchId, total: count(), done: count(batchItem.fileHash), size: sql<number>`coalesce(sum(${batchItem.size}), 0)::float8`
	}).from(batchItem).where(inArray(batchItem.batchId, rows.map(({ id }) => id))).groupBy(batchItem.batchId);
	return rows.map((row) => {
		const { total = 0, done = 0, size = 0 } = counted.find(({ batchId }) => batchId === row.id) ?? {};
		return { ...row, total, done, size };
	});
}

/** One paper that nobody is making, taken until the transaction ends. */
export async function takePaper(tx: Tx, batchId: string): Promise<typeof batchItem.$inferSelect | undefined> {
	const [item] = await tx.select().from(batchItem).where(and(eq(batchItem.batchId, batchId), isNull(batchItem.fileHash)))
		.orderBy(asc(batchItem.place)).limit(1).for('update', { skipLocked: true });
	return item;
}

export async function keepPaper(tx: Tx, { batchId, place }: { batchId: string; place: number }, made: { fileHash: string; size: number }): Promise<void> {
	await tx.update(batchItem).set(made).where(and(eq(batchItem.batchId, batchId), eq(batchItem.place, place)));
}

/** `true` once, for whoever finds that nothing is left to make. */
export async function finish(tx: Tx, batchId: string, at: Date): Promise<boolean> {
	const rows = await tx.update(batch).set({ finishedAt: at })
		.where(and(eq(batch.id, batchId), isNull(batch.finishedAt), sql`not exists (select 1 from ${batchItem} i where i.batch_id = ${batchId} and i.file_hash is null)`))
		.returning({ id: batch.id });
	return rows.length > 0;
}

export interface MadePaper {
	readonly number: string;
	readonly version: number;
	readonly language: Language;
	readonly kind: PaperKind;
	readonly fileHash: string | null;
	readonly size: number | null;
}

export async function papersOf(read: Reader, batchId: string): Promise<MadePaper[]> {
	return read.select({
		number: organisation.number, version: batchItem.version, language: batchItem.language, kind: batchItem.kind, fileHash: batchItem.fileHash, size: batchItem.size
	}).from(batchItem).innerJoin(organisation, eq(organisation.id, batchItem.organisationId))
		.where(and(eq(batchItem.batchId, batchId), isNotNull(batchItem.fileHash))).orderBy(asc(batchItem.place));
}

/** What was ordered before is fetched by now; its files go with the next night's clearing up. */
export async function forgetBefore(tx: Tx, programme: ProgrammeId, before: Date): Promise<void> {
	await tx.delete(batch).where(and(eq(batch.programmeId, programme), lt(batch.createdAt, before)));
}
