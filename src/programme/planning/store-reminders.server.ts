import { randomBytes } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database.server.ts';
import { reminder, reminderChoice } from './tables.server.ts';

/** Nobody guesses it, and it fits a line of a letter. */
const newToken = () => randomBytes(18).toString('base64url');

/** Notes today's letters, and answers for whom none was noted before. */
export async function claimDay(tx: Tx, letters: ReadonlyMap<PersonId, number>, day: LocalDate, at: Date): Promise<Set<PersonId>> {
	if (letters.size === 0) return new Set();
	const rows = [...letters].map(([personId, actions]) => ({ personId, onDay: day, at, actions }));
	const claimed = await tx.insert(reminder).values(rows).onConflictDoNothing().returning({ id: reminder.personId });
	return new Set(claimed.map(({ id }) => id));
}

/** What stands in the link of each person's letters, made where there was none. */
export async function tokensOf(tx: Tx, people: readonly PersonId[]): Promise<Map<PersonId, string>> {
	if (people.length === 0) return new Map();
	await tx.insert(reminderChoice).values(people.map((personId) => ({ personId, token: newToken() }))).onConflictDoNothing();
	const rows = await tx.select({ id: reminderChoice.personId, token: reminderChoice.token }).from(reminderChoice).where(inArray(reminderChoice.personId, [...people]));
	return new Map(rows.map(({ id, token }) => [id, token]));
}

/** Answers whether anything changed. `at` null: letters come again. */
export async function setStopped(tx: Tx, personId: PersonId, at: Date | null): Promise<boolean> {
	await tokensOf(tx, [personId]);
	const changed = await tx.update(reminderChoice).set({ stoppedAt: at }).where(sql`${eq(reminderChoice.personId, personId)} and (${reminderChoice.stoppedAt} is null) = ${at !== null}`);
	return (changed.rowCount ?? 0) > 0;
}
