/** Where the group says today that it stood at the round before, in the database. */
import { eq } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import type { Report } from './report.ts';
import { lookingBack } from './tables.server.ts';

export async function lookedBackAt(read: Reader, reportId: string): Promise<{ parameter: string; level: Level }[]> {
	return read.select({ parameter: lookingBack.parameter, level: lookingBack.level }).from(lookingBack).where(eq(lookingBack.reportId, reportId));
}

/** In place of what was recorded before. */
export async function keepLookingBack(tx: Tx, of: Report, by: { author: PersonId; at: Date }, levels: readonly { parameter: string; level: Level }[]): Promise<void> {
	await tx.delete(lookingBack).where(eq(lookingBack.reportId, of.id));
	if (levels.length === 0) return;
	await tx.insert(lookingBack).values(levels.map((one) => ({ ...one, organisationId: of.organisation, reportId: of.id, authorId: by.author, at: by.at })));
}
