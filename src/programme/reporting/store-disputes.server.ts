/** Disputed levels in the database. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { dateInBishkek } from '#kernel/clock.ts';
import type { PersonId } from '#kernel/id.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import { peopleById } from '#register/read.server.ts';
import type { Dispute, DisputeOutcome } from './dispute.ts';
import type { Report } from './report.ts';
import { dispute } from './tables.server.ts';

/** In the order of the instrument's codes, so that every language prints them alike. */
export async function disputesOf(read: Reader, reportId: string): Promise<Dispute[]> {
	const rows = await read.select().from(dispute).where(eq(dispute.reportId, reportId)).orderBy(asc(sql`string_to_array(${dispute.indicator}, '.')`), asc(dispute.indicator));
	const people = await peopleById(read, rows.flatMap(({ authorId, answeredBy }) => (answeredBy ? [authorId, answeredBy] : [authorId])));
	const nameOf = (id: PersonId | null): string => (id && people.get(id)?.name) ?? '';
	return rows.map(({ indicator, level, text, authorId, at, outcome, answer, answeredBy, answeredAt }) => ({
		indicator, level, text, by: nameOf(authorId), on: dateInBishkek(at),
		answer: answer !== null && outcome && answeredAt ? { outcome, text: answer, by: nameOf(answeredBy), on: dateInBishkek(answeredAt) } : null
	}));
}

/** `false` where the level was disputed before. */
export async function keepDispute(tx: Tx, of: Report, by: { author: PersonId; at: Date }, { indicator, level, text }: { indicator: string; level: Level | null; text: string }): Promise<boolean> {
	const made = await tx.insert(dispute).values({ organisationId: of.organisation, reportId: of.id, indicator, level, text, authorId: by.author, at: by.at })
		.onConflictDoNothing().returning({ indicator: dispute.indicator });
	return made.length > 0;
}

/** `false` where there is no such dispute, or it was answered before. */
export async function keepAnswer(tx: Tx, of: Report, by: { author: PersonId; at: Date }, { indicator, outcome, text }: { indicator: string; outcome: DisputeOutcome; text: string }): Promise<boolean> {
	const answered = await tx.update(dispute).set({ outcome, answer: text, answeredBy: by.author, answeredAt: by.at })
		.where(and(eq(dispute.reportId, of.id), eq(dispute.indicator, indicator), isNull(dispute.answer))).returning({ indicator: dispute.indicator });
	return answered.length > 0;
}
