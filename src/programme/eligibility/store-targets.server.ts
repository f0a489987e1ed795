/** Rounds of choosing target organisations in the database: the list, the panel, what was declared, voted and decided. */
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { isId, newId, type OrganisationId, type PersonId, type ProgrammeId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Facts } from './facts.ts';
import type { RuleSet } from './rules.ts';
import { ruleSet, targetCandidate, targetDeclaration, targetRound, targetSeat, targetVote } from './tables.server.ts';
import type { TargetRecord } from './target-policy.ts';
import type { TargetDecision } from './target-round.ts';

export type StoredRound = typeof targetRound.$inferSelect & TargetRecord;
export type StoredCandidate = typeof targetCandidate.$inferSelect;
export type StoredVote = typeof targetVote.$inferSelect;
export type StoredDeclaration = typeof targetDeclaration.$inferSelect;

/** For whom it is nothing there is none: ask the policy before it is shown. */
export async function targetRoundById(read: Reader, id: string): Promise<StoredRound> {
	found(isId(id) || undefined);
	const [row] = await read.select().from(targetRound).where(eq(targetRound.id, id));
	return seated(read, found(row));
}

/** Locked until the transaction ends. */
export async function targetRoundToChange(tx: Tx, id: string): Promise<StoredRound> {
	const [row] = await tx.select().from(targetRound).where(eq(targetRound.id, id)).for('update');
	return seated(tx, found(row));
}

async function seated(read: Reader, row: typeof targetRound.$inferSelect): Promise<StoredRound> {
	const seats = await read.select().from(targetSeat).where(eq(targetSeat.roundId, row.id)).orderBy(desc(targetSeat.isChair), asc(targetSeat.personId));
	return { ...row, programme: row.programmeId, seats: seats.map(({ personId, isChair }) => ({ person: personId, isChair })) };
}

/** The rules that the round was begun with, whatever was published since. */
export async function rulesOfRound(read: Reader, { ruleSetKey, ruleSetVersion }: Pick<StoredRound, 'ruleSetKey' | 'ruleSetVersion'>): Promise<RuleSet> {
	const [row] = await read.select({ content: ruleSet.content }).from(ruleSet).where(and(eq(ruleSet.key, ruleSetKey), eq(ruleSet.version, ruleSetVersion)));
	return found(row).content;
}

/** The newest first, each with how many stand on its list and how many were chosen. */
export async function targetRoundsOf(read: Reader, programme: ProgrammeId) {
	const rows = await read.select({
		round: targetRound,
		listed: sql<number>`count(${targetCandidate.organisationId})::integer`,
		chosen: sql<number>`count(*) filter (where ${targetCandidate.decision} = 'chosen')::integer`
	}).from(targetRound).leftJoin(targetCandidate, eq(targetCandidate.roundId, targetRound.id)).where(eq(targetRound.programmeId, programme)).groupBy(targetRound.id).orderBy(desc(targetRound.number));
	return rows;
}

/** Of these rounds, in which the person has a seat. */
export async function roundsWithSeat(read: Reader, person: PersonId): Promise<ReadonlySet<string>> {
	const rows = await read.select({ round: targetSeat.roundId }).from(targetSeat).where(eq(targetSeat.personId, person));
	return new Set(rows.map(({ round }) => round));
}

/** Two at once would get one number: the programme is locked while it is counted. */
export async function insertTargetRound(tx: Tx, values: Omit<typeof targetRound.$inferInsert, 'id' | 'number'>): Promise<string> {
	await tx.execute(sql`select from register.programme where id = ${values.programmeId} for update`);
	const [last] = await tx.select({ number: sql<number>`coalesce(max(${targetRound.number}), 0)::integer` }).from(targetRound).where(eq(targetRound.programmeId, values.programmeId));
	const id = newId<'targetRound'>();
	await tx.insert(targetRound).values({ ...values, id, number: last!.number + 1 });
	return id;
}

export async function setTargetRound(tx: Tx, id: string, change: Partial<typeof targetRound.$inferInsert>): Promise<void> {
	await tx.update(targetRound).set(change).where(eq(targetRound.id, id));
}

export async function setSeats(tx: Tx, round: string, seats: TargetRecord['seats']): Promise<void> {
	await tx.delete(targetSeat).where(eq(targetSeat.roundId, round));
	if (seats.length > 0) await tx.insert(targetSeat).values(seats.map(({ person, isChair }) => ({ roundId: round, personId: person, isChair })));
}

export interface NewCandidate {
	readonly organisation: OrganisationId;
	readonly facts: Facts;
	readonly override: string | null;
}

/** One statement, however long the list. */
export async function insertCandidates(tx: Tx, round: string, list: readonly NewCandidate[]): Promise<void> {
	if (list.length === 0) return;
	await tx.execute(sql`insert into ${targetCandidate} (round_id, organisation_id, facts, override_id)
		select ${round}::uuid, one.organisation, one.facts, one.override from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as one (organisation uuid, facts jsonb, override uuid)`);
}

export async function candidatesOf(read: Reader, round: string): Promise<StoredCandidate[]> {
	return read.select().from(targetCandidate).where(eq(targetCandidate.roundId, round));
}

export async function candidateOf(read: Reader, round: string, organisation: string): Promise<StoredCandidate> {
	found(isId(organisation) || undefined);
	const [row] = await read.select().from(targetCandidate).where(and(eq(targetCandidate.roundId, round), eq(targetCandidate.organisationId, organisation as OrganisationId)));
	return found(row);
}

export async function declarationsOf(read: Reader, round: string): Promise<StoredDeclaration[]> {
	return read.select().from(targetDeclaration).where(eq(targetDeclaration.roundId, round));
}

export async function votesOf(read: Reader, round: string): Promise<StoredVote[]> {
	return read.select().from(targetVote).where(eq(targetVote.roundId, round)).orderBy(asc(targetVote.votedAt));
}

/** Whoever finds afterwards that they are close to an organisation takes their vote on it back with that. */
export async function keepDeclarations(tx: Tx, declared: readonly (typeof targetDeclaration.$inferInsert)[]): Promise<void> {
	const conflicts = declared.filter(({ hasConflict }) => hasConflict);
	for (const { roundId, personId } of conflicts.slice(0, 1)) {
		await tx.delete(targetVote).where(and(eq(targetVote.roundId, roundId), eq(targetVote.personId, personId), inArray(targetVote.organisationId, conflicts.map(({ organisationId }) => organisationId))));
	}
	if (declared.length === 0) return;
	await tx.insert(targetDeclaration).values([...declared]).onConflictDoUpdate({
		target: [targetDeclaration.roundId, targetDeclaration.organisationId, targetDeclaration.personId],
		set: { hasConflict: sql`excluded.has_conflict`, declaredAt: sql`excluded.declared_at` }
	});
}

export async function keepVote(tx: Tx, vote: Omit<typeof targetVote.$inferInsert, 'hasConflict'>): Promise<void> {
	const { vote: said, reason, votedAt } = vote;
	await tx.insert(targetVote).values(vote).onConflictDoUpdate({ target: [targetVote.roundId, targetVote.organisationId, targetVote.personId], set: { vote: said, reason, votedAt } });
}

export async function setDecision(tx: Tx, { roundId, organisationId }: Pick<StoredCandidate, 'roundId' | 'organisationId'>, decided: { decision: TargetDecision; reason: string; againstReason: string; decidedBy: PersonId; decidedAt: Date }): Promise<void> {
	await tx.update(targetCandidate).set(decided).where(and(eq(targetCandidate.roundId, roundId), eq(targetCandidate.organisationId, organisationId)));
}

/** Marks everybody who was not told yet, and answers whom: a second time nobody. */
export async function markTold(tx: Tx, round: string, at: Date): Promise<StoredCandidate[]> {
	return tx.update(targetCandidate).set({ toldAt: at }).where(and(eq(targetCandidate.roundId, round), isNull(targetCandidate.toldAt))).returning();
}

/** What was announced to an organisation in a programme, the latest first. */
export async function announcedTo(read: Reader, programme: ProgrammeId, organisation: OrganisationId): Promise<{ round: typeof targetRound.$inferSelect; candidate: StoredCandidate }[]> {
	return read.select({ round: targetRound, candidate: targetCandidate }).from(targetCandidate).innerJoin(targetRound, eq(targetRound.id, targetCandidate.roundId))
		.where(and(eq(targetCandidate.organisationId, organisation), eq(targetRound.programmeId, programme), eq(targetRound.state, 'announced'))).orderBy(desc(targetRound.number));
}
