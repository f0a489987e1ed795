import { sql } from 'drizzle-orm';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { Tx } from '#platform/database.server.ts';
import type { MemberRole, ProgrammeRole } from './actor.ts';
import { member, numberCounter, programmeRole } from './tables.server.ts';

/** `CSO-2026-00042`: for paper and phone, never reused. */
export async function nextNumber(tx: Tx, year: number): Promise<string> {
	const [row] = await tx.insert(numberCounter).values({ year, last: 1 })
		.onConflictDoUpdate({ target: numberCounter.year, set: { last: sql`${numberCounter.last} + 1` } })
		.returning({ last: numberCounter.last });
	return `CSO-${year}-${String(row!.last).padStart(5, '0')}`;
}

export async function addMember(tx: Tx, organisation: OrganisationId, personId: PersonId, role: MemberRole, since: Date): Promise<void> {
	await tx.insert(member).values({ organisationId: organisation, personId, role, since })
		.onConflictDoUpdate({ target: [member.organisationId, member.personId], set: { role, until: null } });
}

export async function addProgrammeRole(tx: Tx, programme: ProgrammeId, personId: PersonId, role: ProgrammeRole, since: Date): Promise<void> {
	await tx.insert(programmeRole).values({ programmeId: programme, personId, role, since })
		.onConflictDoUpdate({ target: [programmeRole.programmeId, programmeRole.personId, programmeRole.role], set: { until: null } });
}
