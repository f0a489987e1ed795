/** How much lies with each consultant and assessor: counted in two queries, however many they are. */
import { and, eq, sql } from 'drizzle-orm';
import type { PersonId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Reader } from '#platform/database.server.ts';
import { assignment } from '#register/tables.server.ts';
import { inHand, standingOf } from './reminder-standing.server.ts';
import { action, plan } from './tables.server.ts';

export interface Workload {
	readonly person: PersonId;
	/** Organisations entrusted to them. */
	readonly organisations: number;
	/** Actions of those organisations on which work goes on: neither verified nor given up. */
	readonly open: number;
	readonly waiting: number;
	/** Since when the first of them waits. */
	readonly oldest: LocalDate | null;
	readonly overdue: number;
	/** What they themselves verified, whosever the organisation is now. */
	readonly verified: number;
}

/** Everybody to whom organisations are entrusted, and whoever verified something; who has most waiting comes first. */
export async function workloads(read: Reader, programme: ProgrammeId, today: LocalDate): Promise<Workload[]> {
	const [held, verified] = [await entrusted(read, programme, today), await verifiedBy(read, programme)];
	const none = { organisations: 0, open: 0, waiting: 0, oldest: null, overdue: 0 };
	const people = [...new Set([...held.keys(), ...verified.keys()])];
	return people.map((person) => ({ person, ...none, ...held.get(person), verified: verified.get(person) ?? 0 }))
		.sort((a, b) => b.waiting - a.waiting || b.open - a.open || (a.person < b.person ? -1 : 1));
}

/** A person who holds two roles towards one organisation has it once. */
async function entrusted(read: Reader, programme: ProgrammeId, today: LocalDate): Promise<Map<PersonId, Omit<Workload, 'person' | 'verified'>>> {
	const held = read.selectDistinct({ personId: assignment.personId, organisationId: assignment.organisationId }).from(assignment)
		.where(and(eq(assignment.programmeId, programme), sql`${assignment.until} is null and ${assignment.role} in ('assessor', 'leadAssessor', 'consultant')`)).as('held');
	const isOverdue = sql`${standingOf(today, ['overdue'])} is not null`;
	const rows = await read.select({
		person: held.personId,
		organisations: sql<number>`count(distinct ${held.organisationId})::integer`,
		open: sql<number>`(count(*) filter (where ${action.status} in ('notStarted', 'inProgress', 'blocked', 'returned', 'done')))::integer`,
		waiting: sql<number>`(count(*) filter (where ${action.status} = 'done'))::integer`,
		oldest: sql<LocalDate | null>`((min(${action.statusAt}) filter (where ${action.status} = 'done')) at time zone 'Asia/Bishkek')::date::text`,
		overdue: sql<number>`(count(*) filter (where ${isOverdue}))::integer`
	}).from(held).leftJoin(plan, and(eq(plan.organisationId, held.organisationId), eq(plan.programmeId, programme)))
		.leftJoin(action, and(eq(action.planId, plan.id), inHand)).groupBy(held.personId);
	return new Map(rows.map(({ person, ...row }) => [person, row]));
}

async function verifiedBy(read: Reader, programme: ProgrammeId): Promise<Map<PersonId, number>> {
	const rows = await read.select({ person: action.statusBy, count: sql<number>`count(*)::integer` }).from(action).innerJoin(plan, eq(plan.id, action.planId))
		.where(and(eq(plan.programmeId, programme), eq(action.status, 'verified'))).groupBy(action.statusBy);
	return new Map(rows.map(({ person, count }) => [person, count]));
}
