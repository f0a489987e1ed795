/** The written parts of reports in the database, and every text that ever stood in their place. */
import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import { type Language, languages } from '#kernel/localised.ts';
import { found } from '#kernel/problem.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { PartKey, Parts } from './parts.ts';
import type { Report, WrittenPart } from './report.ts';
import { part, partVersion } from './tables.server.ts';

export interface By {
	readonly author: PersonId | null;
	readonly at: Date;
}

/** A text to put in the place of version `basedOn`, and the draft that belongs to it. */
export interface NewText {
	readonly language: Language;
	readonly key: PartKey;
	readonly text: string;
	readonly draftedText: string;
	readonly basedOn: number;
}

function toPart({ language, key, text, draftedText, version, authorId, at, behind }: typeof part.$inferSelect): WrittenPart {
	return { language, key, text, draftedText, version, author: authorId, at: at.toISOString(), behind };
}

export async function partsOf(read: Reader, reportId: string, ...only: Language[]): Promise<WrittenPart[]> {
	const rows = await read.select().from(part).where(and(eq(part.reportId, reportId), inArray(part.language, only.length > 0 ? only : [...languages])));
	return rows.map(toPart);
}

/** Throws "not found" for a part that this report does not have. */
export async function standingPart(read: Reader, reportId: string, language: Language, key: string): Promise<WrittenPart> {
	const [row] = await read.select().from(part).where(and(eq(part.reportId, reportId), eq(part.language, language), eq(part.key, key as PartKey)));
	return toPart(found(row));
}

export async function addParts(tx: Tx, of: Pick<Report, 'id' | 'organisation'>, at: Date, drafts: readonly { language: Language; key: PartKey; text: string }[]): Promise<void> {
	await writeParts(tx, of, { author: null, at }, drafts.map((draft) => ({ ...draft, draftedText: draft.text, basedOn: 0 })));
}

/** Writes what the merge let through; the report is locked, so each text stands on the version it was based on. */
export async function writeParts(tx: Tx, of: Pick<Report, 'id' | 'organisation'>, by: By, texts: readonly NewText[]): Promise<void> {
	if (texts.length === 0) return;
	const versions = texts.map(({ language, key, text, basedOn }) => ({ reportId: of.id, language, key, text, version: basedOn + 1, authorId: by.author, at: by.at }));
	const rows = versions.map((row, place) => ({ ...row, organisationId: of.organisation, draftedText: texts[place]?.draftedText ?? row.text }));
	await tx.insert(part).values(rows).onConflictDoUpdate({
		target: [part.reportId, part.language, part.key],
		set: {
			text: sql`excluded.text`, draftedText: sql`excluded.drafted_text`, version: sql`excluded.version`,
			authorId: sql`excluded.author_id`, at: sql`excluded.at`
		}
	});
	await tx.insert(partVersion).values(versions);
}

/** A person changed what is said: the other languages say it no longer. A text that is behind itself is being brought up, and puts nobody behind. */
export async function putOthersBehind(tx: Tx, reportId: string, { language, key, behind }: Pick<WrittenPart, 'language' | 'key' | 'behind'>): Promise<void> {
	if (behind !== null) return;
	await tx.update(part).set({ behind: language }).where(and(eq(part.reportId, reportId), eq(part.key, key), ne(part.language, language), isNull(part.behind)));
}

/** Answers how many parts say the same again; `key` absent: all of the language. */
export async function putInStep(tx: Tx, reportId: string, language: Language, key?: string): Promise<string[]> {
	const rows = await tx.update(part).set({ behind: null })
		.where(and(eq(part.reportId, reportId), eq(part.language, language), isNotNull(part.behind), key === undefined ? undefined : eq(part.key, key as PartKey)))
		.returning({ key: part.key });
	return rows.map((row) => row.key);
}

/** The texts of one language as a document is assembled from them. */
export function textsIn(all: readonly WrittenPart[], language: Language): Parts {
	return Object.fromEntries(all.filter((one) => one.language === language).map(({ key, text }) => [key, text]));
}
