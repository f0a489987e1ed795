/** Who writes instruments, who makes a version of them that everybody is scored with, and who fits them to one case. */
import type { Ruling } from '#kernel/problem.ts';
import { type Actor, hasRoleTowards, type ProgrammeRole } from '#register/actor.ts';
import type { Case } from './case.ts';
import { rolesInCase } from './policy.ts';
import type { CaseState } from './workflow.ts';

const writers: readonly ProgrammeRole[] = ['officer', 'leadAssessor'];

function isAmong(actor: Actor, roles: readonly ProgrammeRole[]): boolean {
	return actor.isSystem || actor.isAdministrator || actor.programmeRoles.some(({ role }) => roles.includes(role));
}

/** Instruments belong to no programme: officers and lead assessors of any of them write, translate and import. */
export function mayWriteInstruments(actor: Actor): Ruling {
	return isAmong(actor, writers) || 'common/not-permitted';
}

/** Publishing cannot be taken back, and is the method's own matter: lead assessors and administrators. */
export function mayPublishInstruments(actor: Actor): Ruling {
	return isAmong(actor, ['leadAssessor']) || 'common/not-permitted';
}

/** States in which nobody has scored anything yet, not even for themselves. */
export const instrumentChosenIn: readonly CaseState[] = ['requested', 'scheduled'];

export function mayChooseInstrument(actor: Actor, of: Case): Ruling {
	return hasRoleTowards(actor, of, 'officer') || rolesInCase(actor, of).includes('leadAssessor') || 'common/not-permitted';
}

/** A target is agreed with the organisation by whoever assesses it, or by the programme. */
export function maySetTargets(actor: Actor, of: Case): Ruling {
	return rolesInCase(actor, of).some((role) => ['system', 'officer', 'assessor', 'leadAssessor'].includes(role)) || 'common/not-permitted';
}

export const targetsSetIn: readonly CaseState[] = ['scheduled', 'individualScoring', 'consensusSession', 'verification', 'done'];
