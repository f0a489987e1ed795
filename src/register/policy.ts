import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { Ruling } from '#kernel/problem.ts';
import { hasProgrammeRole, type Actor, type Belonging, hasRoleTowards, type Role, rolesTowards } from './actor.ts';

/** Roles that may read an organisation's records; every other role sees what its own stage shows it. */
const readers: Role[] = ['head', 'member', 'officer', 'auditor', 'assessor', 'leadAssessor', 'consultant'];
/** Roles that may know the name of a masked organisation. */
const unmasked: Role[] = ['head', 'member', 'officer', 'auditor', 'assessor', 'leadAssessor', 'system'];

export function mayView(actor: Actor, record: Belonging): Ruling {
	return hasRoleTowards(actor, record, ...readers) || 'common/not-permitted';
}

export function mayKnowName(actor: Actor, record: Belonging): boolean {
	return rolesTowards(actor, record).some((role) => unmasked.includes(role));
}

/** A masked organisation is known by its people, and by who did what in its name. */
export function mayKnowPeople(actor: Actor, record: Belonging, masked: boolean): Ruling {
	return !masked || mayKnowName(actor, record) || 'common/not-permitted';
}

/** Anybody may make themselves known; administrators are made by Kadam itself alone: the first run and the command line. */
export function mayEnrol(actor: Actor, asAdministrator: boolean): Ruling {
	return !asAdministrator || actor.isSystem || 'common/not-permitted';
}

/** Whoever is signed in may bring in an organisation; it becomes theirs to speak for. */
export function mayRegisterOrganisation(actor: Actor): Ruling {
	return actor.isSystem || actor.personId !== null || 'common/sign-in-first';
}

/** The head invites colleagues; officers help where a head cannot. */
export function mayInviteMember(actor: Actor, organisation: Belonging): Ruling {
	return hasRoleTowards(actor, organisation, 'head', 'officer') || 'common/not-permitted';
}

export function mayInviteStaff(actor: Actor, programme: ProgrammeId): Ruling {
	return actor.isAdministrator || hasProgrammeRole(actor, programme, 'officer') || 'common/not-permitted';
}

/** Whoever audits a programme; what they open is recorded. */
export function mayAudit(actor: Actor, programme: ProgrammeId): Ruling {
	return hasProgrammeRole(actor, programme, 'auditor') || 'common/not-permitted';
}

export function mayAdminister(actor: Actor): Ruling {
	return actor.isSystem || actor.isAdministrator || 'common/not-permitted';
}

/** How long a programme keeps what belongs to it, within the bounds of the rules that ship. */
export function mayDecideRetention(actor: Actor, programme: ProgrammeId): Ruling {
	return actor.isAdministrator || hasProgrammeRole(actor, programme, 'officer') || 'common/not-permitted';
}

/** The organisation whose matters the actor speaks for, if it speaks for one. */
export function ownOrganisation(actor: Actor): OrganisationId | undefined {
	return actor.memberships[0]?.organisation;
}

/** Whoever gave it, and whoever heads the organisation now. */
export function mayWithdrawConsent(actor: Actor, given: Belonging & { readonly person: PersonId }): Ruling {
	return actor.personId === given.person || hasRoleTowards(actor, given, 'head') || 'common/not-permitted';
}

/** Only the head binds the organisation again. */
export function mayGiveConsent(actor: Actor, organisation: Belonging): Ruling {
	return hasRoleTowards(actor, organisation, 'head') || 'common/not-permitted';
}
