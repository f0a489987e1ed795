import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { Tx } from '#platform/database.server.ts';
import type { ProgrammeRole } from './actor.ts';
import { assignment } from './tables.server.ts';

/** Entrusts one organisation's matters to a person; called inside the use case that decides so, which records it. */
export async function entrust(tx: Tx, of: { programme: ProgrammeId; organisation: OrganisationId; person: PersonId; role: ProgrammeRole; since: Date }): Promise<void> {
	await tx.insert(assignment)
		.values({ programmeId: of.programme, organisationId: of.organisation, personId: of.person, role: of.role, since: of.since })
		.onConflictDoUpdate({
			target: [assignment.programmeId, assignment.organisationId, assignment.personId, assignment.role],
			set: { until: null }
		});
}

/** Takes it back: from now on the person sees the organisation's matters no more by this. */
export async function endTrust(tx: Tx, of: { programme: ProgrammeId; organisation: OrganisationId; people: readonly PersonId[]; roles: readonly ProgrammeRole[]; at: Date }): Promise<void> {
	if (of.people.length === 0) return;
	await tx.update(assignment).set({ until: of.at }).where(and(
		eq(assignment.programmeId, of.programme), eq(assignment.organisationId, of.organisation), isNull(assignment.until),
		inArray(assignment.personId, [...of.people]), inArray(assignment.role, [...of.roles])
	));
}
