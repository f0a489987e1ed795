/** Whoever acts, and in which roles: loaded once a request, asked by every policy. */
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';

export const programmeRoles = ['officer', 'assessor', 'leadAssessor', 'trainer', 'consultant', 'reviewer', 'evaluator', 'donor', 'auditor'] as const;
export type ProgrammeRole = (typeof programmeRoles)[number];

/** Roles that see one organisation only where it was entrusted to them. */
const entrustedRoles: readonly ProgrammeRole[] = ['assessor', 'leadAssessor', 'trainer', 'consultant', 'reviewer'];

export const memberRoles = ['head', 'member'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** A role towards one record. `system` is Kadam itself: seeds, jobs, the command line. */
export type Role = ProgrammeRole | MemberRole | 'administrator' | 'system';

export interface Actor {
	/** `null`: nobody is signed in, or Kadam itself acts. */
	readonly personId: PersonId | null;
	readonly isSystem: boolean;
	readonly isAdministrator: boolean;
	readonly programmeRoles: readonly { readonly programme: ProgrammeId; readonly role: ProgrammeRole }[];
	readonly memberships: readonly { readonly organisation: OrganisationId; readonly role: MemberRole }[];
	readonly assignments: readonly { readonly programme: ProgrammeId; readonly organisation: OrganisationId; readonly role: ProgrammeRole }[];
}

export const nobody: Actor = { personId: null, isSystem: false, isAdministrator: false, programmeRoles: [], memberships: [], assignments: [] };
export const kadamItself: Actor = { ...nobody, isSystem: true };

/** What a record belongs to; every stage record carries both. */
export interface Belonging {
	readonly organisation: OrganisationId;
	readonly programme: ProgrammeId;
}

/** Every role the actor holds towards a record. Empty means refused. An administrator holds none by right of that. */
export function rolesTowards(actor: Actor, record: Belonging): Role[] {
	if (actor.isSystem) return ['system'];
	const roles = new Set<Role>();
	for (const { organisation, role } of actor.memberships) {
		if (organisation === record.organisation) roles.add(role).add('member');
	}
	for (const { programme, role } of actor.programmeRoles) {
		if (programme === record.programme && !entrustedRoles.includes(role)) roles.add(role);
	}
	for (const { programme, organisation, role } of actor.assignments) {
		if (programme === record.programme && organisation === record.organisation) roles.add(role);
	}
	return [...roles];
}

export function hasRoleTowards(actor: Actor, record: Belonging, ...wanted: Role[]): boolean {
	return rolesTowards(actor, record).some((role) => role === 'system' || wanted.includes(role));
}

/** Holds the role in the programme, whichever organisation it is about. */
export function hasProgrammeRole(actor: Actor, programme: ProgrammeId, ...wanted: ProgrammeRole[]): boolean {
	return actor.isSystem || actor.programmeRoles.some((held) => held.programme === programme && wanted.includes(held.role));
}
