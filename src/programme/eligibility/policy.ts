/** Who may know whether an organisation may take part, who decides beside the rules, and who writes the rules. */
import type { PersonId, ProgrammeId } from '#kernel/id.ts';
import { demand, Problem, type Ruling } from '#kernel/problem.ts';
import { move, permitted } from '#kernel/workflow.ts';
import { type Actor, type Belonging, hasProgrammeRole, hasRoleTowards, rolesTowards } from '#register/actor.ts';
import { type OverrideAct, type OverrideState, overrideWorkflow } from './workflow.ts';

/** The organisation itself and those who decide with it: with every condition. */
export function mayViewVerdict(actor: Actor, of: Belonging): Ruling {
	return hasRoleTowards(actor, of, 'head', 'member', 'officer', 'auditor', 'assessor', 'leadAssessor', 'consultant') || 'common/not-permitted';
}

/** Who decides about money sees the standing and how much was verified, and nothing of what is behind it. */
export function maySeeStanding(actor: Actor, of: Belonging): Ruling {
	return mayViewVerdict(actor, of) === true || hasRoleTowards(actor, of, 'reviewer') || 'common/not-permitted';
}

/** Verdicts follow from facts; nobody asks for one. */
export function mayAssess(actor: Actor): Ruling {
	return actor.isSystem || 'common/not-permitted';
}

export function mayProposeOverride(actor: Actor, of: Belonging): Ruling {
	return hasRoleTowards(actor, of, 'officer') || 'common/not-permitted';
}

export interface OverrideRecord extends Belonging {
	readonly state: OverrideState;
	readonly proposedBy: PersonId;
}

/** An administrator is the second person where a programme has one officer only. */
function rolesInOverride(actor: Actor, of: Belonging): readonly string[] {
	return [...rolesTowards(actor, of), ...(actor.isAdministrator ? ['administrator'] : [])];
}

/** Whoever proposes it, confirms it, and the auditor. */
export function mayViewOverride(actor: Actor, of: Belonging): Ruling {
	return rolesInOverride(actor, of).some((role) => ['officer', 'auditor', 'administrator', 'system'].includes(role)) || 'common/not-permitted';
}

/** Where the act leads. Nobody decides about what they proposed themselves, and nobody else takes it back. */
export function advanceOverride(actor: Actor, of: OverrideRecord, act: OverrideAct, reason: string): OverrideState {
	const answer = move(overrideWorkflow, of.state, act, rolesInOverride(actor, of), reason);
	if (!answer.ok) throw new Problem(answer.problem, { status: answer.problem === 'workflow/not-by-this-role' ? 403 : 409, fields: answer.problem === 'workflow/reason-required' ? [{ field: 'reason', code: 'common/required' }] : [] });
	demand(isForThisPerson(actor, of, act));
	return answer.next;
}

export function overrideActsFor(actor: Actor, of: OverrideRecord): readonly OverrideAct[] {
	const roles = rolesInOverride(actor, of);
	return overrideWorkflow.filter(({ act }) => permitted(overrideWorkflow, of.state, act, roles).ok && isForThisPerson(actor, of, act) === true).map(({ act }) => act);
}

function isForThisPerson(actor: Actor, { proposedBy }: OverrideRecord, act: OverrideAct): Ruling {
	const isOwn = actor.personId === proposedBy;
	if (act === 'confirm' || act === 'refuse') return !isOwn || 'eligibility/not-by-oneself';
	return act !== 'takeBack' || isOwn || 'common/not-permitted';
}

/** The organisation's people speak for it. */
export function mayAppeal(actor: Actor, of: Belonging): Ruling {
	return hasRoleTowards(actor, of, 'head', 'member') || 'common/not-permitted';
}

/** What the organisation says of a verdict is between it and the programme. */
export function mayReadAppeals(actor: Actor, of: Belonging): Ruling {
	return hasRoleTowards(actor, of, 'head', 'member', 'officer', 'auditor') || 'common/not-permitted';
}

export function mayAnswerAppeal(actor: Actor, of: Belonging): Ruling {
	return hasRoleTowards(actor, of, 'officer') || 'common/not-permitted';
}

/** Rule sets belong to the installation: officers of any programme and administrators write and publish them. */
export function mayWriteRules(actor: Actor): Ruling {
	return actor.isSystem || actor.isAdministrator || actor.programmeRoles.some(({ role }) => role === 'officer') || 'common/not-permitted';
}

/** Who would pass names organisations: only to officers of the programme that they take part in. */
export function mayPreviewRules(actor: Actor, programme: ProgrammeId): Ruling {
	return hasProgrammeRole(actor, programme, 'officer') || 'common/not-permitted';
}
