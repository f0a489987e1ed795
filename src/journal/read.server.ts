import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import type { Entry } from './happening.ts';
import { erasedWords } from './reason.server.ts';
import { entry, reason } from './tables.server.ts';

/** Entries with the words beside them. */
function entries(read: Reader) {
	return read.select({ row: entry, words: reason.text }).from(entry).leftJoin(reason, eq(reason.entryId, entry.id)).$dynamic();
}

function toEntry({ row, words }: { row: typeof entry.$inferSelect; words: string | null }): Entry & { sequence: number } {
	return {
		id: row.id,
		sequence: row.sequence,
		at: row.at,
		event: row.event as Entry['event'],
		actor: row.actorId,
		programme: row.programmeId as ProgrammeId | null,
		organisation: row.organisationId as OrganisationId | null,
		subject: { type: row.subjectType, id: row.subjectId },
		data: row.data as Record<string, unknown>,
		reason: row.reason === null ? undefined : (words ?? erasedWords)
	};
}

export async function entryById(read: Reader, id: string): Promise<Entry | undefined> {
	const [row] = await entries(read).where(eq(entry.id, id));
	return row && toEntry(row);
}

/** An organisation's history, newest first; `before` is the sequence the page before ended with. */
export async function historyOf(read: Reader, organisation: OrganisationId, before?: number, count = 50) {
	const rows = await entries(read)
		.where(and(eq(entry.organisationId, organisation), before === undefined ? undefined : lt(entry.sequence, before)))
		.orderBy(desc(entry.sequence)).limit(count);
	return rows.map(toEntry);
}

/** Of these kinds of events, those that happened to one thing, newest first. */
export async function entriesAbout(read: Reader, subject: string, events: readonly Entry['event'][], count = 100) {
	const rows = await entries(read)
		.where(and(eq(entry.subjectId, subject), inArray(entry.event, [...events])))
		.orderBy(desc(entry.sequence)).limit(count);
	return rows.map(toEntry);
}

/** Of these kinds of events, wherever they happened, newest first; `before` as in `historyOf`. */
export async function entriesOf(read: Reader, events: readonly Entry['event'][], before?: number, count = 50) {
	const rows = await entries(read)
		.where(and(inArray(entry.event, [...events]), before === undefined ? undefined : lt(entry.sequence, before)))
		.orderBy(desc(entry.sequence)).limit(count);
	return rows.map(toEntry);
}

/** All that a person did, oldest first. */
export async function entriesBy(read: Reader, actor: string) {
	const rows = await entries(read).where(eq(entry.actorId, actor)).orderBy(entry.sequence);
	return rows.map(toEntry);
}
