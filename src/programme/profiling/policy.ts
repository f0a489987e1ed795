import { Problem, type Ruling } from '#kernel/problem.ts';
import { move } from '#kernel/workflow.ts';
import { type Actor, type Belonging, hasRoleTowards, rolesTowards } from '#register/actor.ts';
import type { DataClass } from '#questionnaires/definition.ts';
import { type ProfileAct, type ProfileState, profileWorkflow } from './workflow.ts';

export function mayViewProfile(actor: Actor, profile: Belonging): Ruling {
	return hasRoleTowards(actor, profile, 'head', 'member', 'officer', 'auditor', 'assessor', 'leadAssessor') || 'common/not-permitted';
}

export function mayStartProfile(actor: Actor, organisation: Belonging): Ruling {
	return hasRoleTowards(actor, organisation, 'head', 'member') || 'common/not-permitted';
}

export function mayEditProfile(actor: Actor, profile: Belonging): Ruling {
	return hasRoleTowards(actor, profile, 'head', 'member') || 'common/not-permitted';
}

/** Takes a step of the workflow: answers the state it leads to, or throws why it is refused. */
export function advance(actor: Actor, profile: Belonging, status: ProfileState, act: ProfileAct): ProfileState {
	const step = move(profileWorkflow, status, act, rolesTowards(actor, profile), '');
	if (!step.ok) throw new Problem(step.problem, { status: step.problem === 'workflow/not-by-this-role' ? 403 : 409 });
	return step.next;
}

/** How much of a profile this reader sees: the organisation and the officer all of it, assessors people but nothing that can hurt. */
export function clearance(actor: Actor, profile: Belonging): DataClass {
	if (hasRoleTowards(actor, profile, 'head', 'member', 'officer', 'auditor')) return 'sensitive';
	return hasRoleTowards(actor, profile, 'assessor', 'leadAssessor') ? 'personal' : 'ordinary';
}
