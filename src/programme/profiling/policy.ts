import type { Ruling } from '#kernel/problem.ts';
import { type Actor, type Belonging, hasRoleTowards } from '#register/actor.ts';
import type { DataClass } from '#questionnaires/definition.ts';

export function mayViewProfile(actor: Actor, profile: Belonging): Ruling {
	return hasRoleTowards(actor, profile, 'head', 'member', 'officer', 'auditor', 'assessor', 'leadAssessor') || 'common/not-permitted';
}

export function mayStartProfile(actor: Actor, organisation: Belonging): Ruling {
	return hasRoleTowards(actor, organisation, 'head', 'member') || 'common/not-permitted';
}

export function mayEditProfile(actor: Actor, profile: Belonging): Ruling {
	return hasRoleTowards(actor, profile, 'head', 'member') || 'common/not-permitted';
}

/** How much of a profile this reader sees: the organisation and the officer all of it, assessors people but nothing that can hurt. */
export function clearance(actor: Actor, profile: Belonging): DataClass {
	if (hasRoleTowards(actor, profile, 'head', 'member', 'officer', 'auditor')) return 'sensitive';
	return hasRoleTowards(actor, profile, 'assessor', 'leadAssessor') ? 'personal' : 'ordinary';
}
