/** The room of a case in the database. */
import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Case } from './case.ts';
import type { Room } from './room.ts';
import { assessmentCase, dissent, room, scoreSave } from './tables.server.ts';

export async function roomOf(read: Reader, caseId: string): Promise<Room | undefined> {
	const [known] = await read.select().from(room).where(eq(room.caseId, caseId));
	return known;
}

export async function roomBy(read: Reader, by: { code: string } | { key: string }): Promise<Room | undefined> {
	const [known] = await read.select().from(room).where('code' in by ? eq(room.code, by.code) : eq(room.key, by.key));
	return known;
}

/** Opens it, anew under another code where it was open before; what was revealed stays so. */
export async function putRoom(tx: Tx, of: Case, opened: { code: string; key: string; openedAt: Date; indicator: string }): Promise<void> {
	await tx.insert(room).values({ caseId: of.id, organisationId: of.organisation, ...opened })
		.onConflictDoUpdate({ target: room.caseId, set: { ...opened, version: sql`${room.version} + 1` } });
}

export async function changeRoom(tx: Tx, caseId: string, change: Partial<Pick<typeof room.$inferInsert, 'code' | 'key' | 'indicator' | 'revealed'>>): Promise<void> {
	await tx.update(room).set({ ...change, version: sql`${room.version} + 1` }).where(eq(room.caseId, caseId));
}

export async function dissentOf(read: Reader, caseId: string, indicator: string): Promise<string[]> {
	const rows = await read.select({ text: dissent.text }).from(dissent).where(and(eq(dissent.caseId, caseId), eq(dissent.indicator, indicator))).orderBy(dissent.id);
	return rows.map(({ text }) => text);
}

/** Every view that differed from what the group agreed, by indicator, in the order in which they were noted. */
export async function dissentsOf(read: Reader, caseId: string): Promise<{ indicator: string; text: string }[]> {
	return read.select({ indicator: dissent.indicator, text: dissent.text }).from(dissent).where(eq(dissent.caseId, caseId)).orderBy(dissent.id);
}

/** How many changes the room has seen; 0 where there never was one. None of the parts ever falls. */
export async function roomNumber(read: Reader, caseId: string): Promise<number> {
	const [counted] = await read.select({
		number: sql<number>`(${room.version}
			+ (select count(*) from ${scoreSave} s where s.case_id = ${room}.case_id and s.layer = 'consensus')
			+ (select count(*) from ${dissent} d where d.case_id = ${room}.case_id)
			+ (${assessmentCase.status} <> 'consensusSession')::int)::int`
	}).from(room).innerJoin(assessmentCase, eq(assessmentCase.id, room.caseId)).where(eq(room.caseId, caseId));
	return counted?.number ?? 0;
}
