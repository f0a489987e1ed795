/** Votes in the database: voters by name, ballots as counts. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Deed, PlanHead } from './stored-plan.ts';
import { action, plan, voter } from './tables.server.ts';

export async function votersOf(read: Reader, planId: string): Promise<PersonId[]> {
	const rows = await read.select({ person: voter.personId }).from(voter).where(eq(voter.planId, planId)).orderBy(asc(voter.personId));
	return rows.map(({ person }) => person);
}

/** Answers whether the person had not voted yet. */
export async function addVoter(tx: Tx, head: PlanHead, { by, at }: Deed): Promise<boolean> {
	const inserted = await tx.insert(voter).values({ planId: head.id, personId: by, organisationId: head.organisation, at }).onConflictDoNothing();
	return inserted.rowCount === 1;
}

/** Answers how many of these the plan has. */
export async function countVotes(tx: Tx, head: PlanHead, actions: readonly string[]): Promise<number> {
	const counted = await tx.update(action).set({ votes: sql`${action.votes} + 1` }).where(and(eq(action.planId, head.id), isNull(action.removedAt), inArray(action.id, [...actions])));
	return counted.rowCount ?? 0;
}

export async function endVote(tx: Tx, head: PlanHead, { by, at }: Deed): Promise<void> {
	await tx.update(plan).set({ voteClosedAt: at, voteClosedBy: by }).where(eq(plan.id, head.id));
}
