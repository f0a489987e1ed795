/** Decisions beside the rules, and appeals, in the database. */
import { and, asc, desc, eq, gte, inArray, lt } from 'drizzle-orm';
import { isId, newId, type OrganisationId, type PersonId, type ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { found } from '#kernel/problem.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Belonging } from '#register/actor.ts';
import type { OverrideRecord } from './policy.ts';
import { appeal, override } from './tables.server.ts';
import type { AppealState, OverrideState } from './workflow.ts';

export type StoredOverride = typeof override.$inferSelect;
export type StoredAppeal = typeof appeal.$inferSelect;
type Many = { readonly programme: ProgrammeId; readonly organisations: readonly OrganisationId[] };

export const belongingOfOverride = ({ organisationId, programmeId, state, proposedBy }: StoredOverride): OverrideRecord => ({ organisation: organisationId, programme: programmeId, state, proposedBy });

/** What counts on this day, however late the nightly work is. */
export async function overridesInForce(read: Reader, { programme, organisations }: Many, today: LocalDate): Promise<StoredOverride[]> {
	if (organisations.length === 0) return [];
	return read.select().from(override)
		.where(and(eq(override.programmeId, programme), inArray(override.organisationId, [...organisations]), eq(override.state, 'inForce'), gte(override.until, today)));
}

export async function overrideById(read: Reader, id: string): Promise<StoredOverride> {
	found(isId(id) || undefined);
	const [row] = await read.select().from(override).where(eq(override.id, id));
	return found(row);
}

/** Locked until the transaction ends. */
export async function overrideToChange(tx: Tx, id: string): Promise<StoredOverride> {
	const [row] = await tx.select().from(override).where(eq(override.id, id)).for('update');
	return found(row);
}

export async function overridesOf(read: Reader, { organisation, programme }: Belonging): Promise<StoredOverride[]> {
	return read.select().from(override).where(and(eq(override.organisationId, organisation), eq(override.programmeId, programme))).orderBy(desc(override.proposedAt));
}

/** What waits for a second person, and what counts: in these programmes, or in all of them. */
export async function standingOverrides(read: Reader, programmes: readonly ProgrammeId[] | 'all', count: number): Promise<StoredOverride[]> {
	return read.select().from(override)
		.where(and(inArray(override.state, ['proposed', 'inForce']), programmes === 'all' ? undefined : inArray(override.programmeId, [...programmes])))
		.orderBy(desc(override.state), asc(override.proposedAt)).limit(count);
}

/** In force by their state, and over by their last day; locked. */
export async function overridesOver(tx: Tx, today: LocalDate): Promise<StoredOverride[]> {
	return tx.select().from(override).where(and(eq(override.state, 'inForce'), lt(override.until, today))).for('update');
}

/** `undefined`: another one of the rule set waits already. */
export async function insertOverride(tx: Tx, values: Omit<typeof override.$inferInsert, 'id' | 'state'>): Promise<string | undefined> {
	const [row] = await tx.insert(override).values({ ...values, id: newId<'override'>(), state: 'proposed' }).onConflictDoNothing().returning({ id: override.id });
	return row?.id;
}

export async function setOverride(tx: Tx, id: string, change: { state: OverrideState } & Partial<StoredOverride>): Promise<void> {
	await tx.update(override).set(change).where(eq(override.id, id));
}

/** A new decision takes the place of the one before it. */
export async function endEarlier(tx: Tx, { organisationId, programmeId, ruleSetKey }: StoredOverride, by: PersonId | null, at: Date): Promise<void> {
	await tx.update(override).set({ state: 'ended', endedBy: by, endedAt: at })
		.where(and(eq(override.organisationId, organisationId), eq(override.programmeId, programmeId), eq(override.ruleSetKey, ruleSetKey), eq(override.state, 'inForce')));
}

export async function appealsOf(read: Reader, { organisation, programme }: Belonging): Promise<StoredAppeal[]> {
	return read.select().from(appeal).where(and(eq(appeal.organisationId, organisation), eq(appeal.programmeId, programme))).orderBy(desc(appeal.appealedAt), desc(appeal.id));
}

export async function openAppeals(read: Reader, programmes: readonly ProgrammeId[], count: number): Promise<StoredAppeal[]> {
	if (programmes.length === 0) return [];
	return read.select().from(appeal).where(and(eq(appeal.state, 'open'), inArray(appeal.programmeId, [...programmes]))).orderBy(asc(appeal.appealedAt)).limit(count);
}

/** `undefined`: one of the rule set is open already. */
export async function insertAppeal(tx: Tx, values: Omit<typeof appeal.$inferInsert, 'id' | 'state'>): Promise<string | undefined> {
	const [row] = await tx.insert(appeal).values({ ...values, id: newId<'appeal'>(), state: 'open' }).onConflictDoNothing().returning({ id: appeal.id });
	return row?.id;
}

export async function appealToChange(tx: Tx, id: string): Promise<StoredAppeal> {
	const [row] = await tx.select().from(appeal).where(eq(appeal.id, id)).for('update');
	return found(row);
}

export async function setAppeal(tx: Tx, id: string, change: { state: AppealState; answer: string; answeredBy: PersonId; answeredAt: Date }): Promise<void> {
	await tx.update(appeal).set(change).where(eq(appeal.id, id));
}
