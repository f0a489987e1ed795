/** Who may do what about the people of an organisation and what they can do. */
import type { Ruling } from '#kernel/problem.ts';
import { type Actor, type Belonging, hasRoleTowards } from '#register/actor.ts';
import type { Case } from './case.ts';
import { mayAssess, rolesInCase } from './policy.ts';
import type { CaseState } from './workflow.ts';

/** States in which people are put on the list and rate themselves: human capacity needs no session. */
export const peopleOpenIn: readonly CaseState[] = ['scheduled', 'individualScoring', 'consensusSession', 'verification'];

/** States in which an assessor confirms what people said of themselves. */
export const ratingsConfirmedIn: readonly CaseState[] = ['consensusSession', 'verification'];

/** The organisation knows its people, the assessors see to it that no role is forgotten. */
export function mayPlanPeople(actor: Actor, of: Case): Ruling {
	return rolesInCase(actor, of).some((role) => ['head', 'member', 'assessor'].includes(role)) || 'common/not-permitted';
}

/** Names of those who agreed to be invited by name: exactly the readers that their consent speaks of, and whoever audits it. */
export function maySeeInvited(actor: Actor, of: Belonging): Ruling {
	return hasRoleTowards(actor, of, 'head', 'officer', 'auditor', 'assessor', 'leadAssessor') || 'common/not-permitted';
}

/** One person's own words and ratings are read by those who confirm them and by nobody else. */
export function mayConfirmRatings(actor: Actor, of: Case): Ruling {
	return mayAssess(actor, of);
}

/** Signed in, for oneself. */
export function mayRateMyself(actor: Actor, of: Belonging): Ruling {
	return (actor.personId !== null && hasRoleTowards(actor, of, 'head', 'member')) || 'common/not-permitted';
}

/** Whoever holds the link, once, as long as ratings are confirmed. */
export function mayRate(of: Pick<Case, 'status'>, hasHandedIn: boolean): Ruling {
	if (hasHandedIn) return 'diagnostics/rating-handed-in-already';
	return peopleOpenIn.includes(of.status) || 'diagnostics/rating-closed';
}
