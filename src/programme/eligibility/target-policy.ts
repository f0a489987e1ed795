/** Who prepares a round of choosing, who sits in its panel and what each may do and read there. */
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import { Problem, type Ruling } from '#kernel/problem.ts';
import { actsPermitted, move } from '#kernel/workflow.ts';
import { type Actor, hasProgrammeRole, type ProgrammeRole } from '#register/actor.ts';
import { type TargetAct, type TargetState, targetWorkflow } from './target-workflow.ts';

export interface TargetRecord {
	readonly programme: ProgrammeId;
	readonly state: TargetState;
	readonly seats: readonly { readonly person: PersonId; readonly isChair: boolean }[];
}

/** What somebody said about an organisation of the list. */
export interface Declared {
	readonly person: PersonId;
	readonly hasConflict: boolean;
}

/** Whoever pays and whoever audits does not sit where it is decided. */
export const panelRoles: readonly ProgrammeRole[] = ['officer', 'leadAssessor', 'assessor', 'trainer', 'consultant', 'reviewer', 'evaluator'];

export function isSeated(actor: Actor, { seats }: TargetRecord): boolean {
	return actor.personId !== null && seats.some(({ person }) => person === actor.personId);
}

function isChair(actor: Actor, { seats }: TargetRecord): boolean {
	return actor.personId !== null && seats.some(({ person, isChair: leads }) => leads && person === actor.personId);
}

export function mayPrepareTargets(actor: Actor, programme: ProgrammeId): Ruling {
	return hasProgrammeRole(actor, programme, 'officer') || 'common/not-permitted';
}

/** That there are rounds, how far they are and how many were chosen; of organisations nothing. */
export function mayKnowOfTargets(actor: Actor, programme: ProgrammeId): Ruling {
	return hasProgrammeRole(actor, programme, ...panelRoles, 'auditor', 'donor') || 'common/not-permitted';
}

/** The list with its scores and reasons: those who prepare it, those who decide, and the auditor. */
export function mayViewTargets(actor: Actor, round: TargetRecord): Ruling {
	return hasProgrammeRole(actor, round.programme, 'officer', 'auditor') || (isSeated(actor, round) && stillWorks(actor, round)) || 'common/not-permitted';
}

/** Whoever has left the programme has left its panels. */
function stillWorks(actor: Actor, { programme }: TargetRecord): boolean {
	return hasProgrammeRole(actor, programme, ...panelRoles);
}

/** Each sees their own; all of them lie open to those who see the list, once nobody votes any more. */
export function mayReadVotes(actor: Actor, round: TargetRecord): Ruling {
	if (round.state === 'draft' || round.state === 'open') return 'common/not-permitted';
	return mayViewTargets(actor, round);
}

export function maySeatPanel(actor: Actor, round: TargetRecord): Ruling {
	if (mayPrepareTargets(actor, round.programme) !== true) return 'common/not-permitted';
	return round.state === 'draft' || 'workflow/not-in-this-state';
}

export function mayDeclare(actor: Actor, round: TargetRecord): Ruling {
	if (!isSeated(actor, round) || !stillWorks(actor, round)) return 'common/not-permitted';
	return ['open', 'closed'].includes(round.state) || 'workflow/not-in-this-state';
}

/** Nobody votes before declaring, and nobody on an organisation that they are close to. */
export function mayVote(actor: Actor, round: TargetRecord, declared: readonly Declared[]): Ruling {
	const seated = mayDeclare(actor, round);
	if (seated !== true) return seated;
	if (round.state !== 'open') return 'workflow/not-in-this-state';
	const own = declared.find(({ person }) => person === actor.personId);
	if (!own) return 'eligibility/target-declare-first';
	return !own.hasConflict || 'eligibility/target-conflict';
}

/** The chair; where the chair is close to the organisation, whoever else of the panel declared not to be. */
export function mayDecideTarget(actor: Actor, round: TargetRecord, declared: readonly Declared[]): Ruling {
	if (!isSeated(actor, round) || !stillWorks(actor, round)) return 'common/not-permitted';
	if (round.state !== 'closed') return 'workflow/not-in-this-state';
	const isFree = (person: PersonId | null) => declared.some((one) => one.person === person && !one.hasConflict);
	const chair = round.seats.find(({ isChair: leads }) => leads)?.person ?? null;
	if (actor.personId !== chair) return (!isFree(chair) && isFree(actor.personId)) || 'eligibility/target-chair-decides';
	return isFree(chair) || 'eligibility/target-conflict';
}

/** Somebody's own organisation is close to them, whatever they say. */
export function isOwnOrganisation(actor: Actor, organisation: OrganisationId): boolean {
	return actor.memberships.some((held) => held.organisation === organisation);
}

function rolesInRound(actor: Actor, round: TargetRecord): readonly string[] {
	return [...(hasProgrammeRole(actor, round.programme, 'officer') ? ['officer'] : []), ...(isChair(actor, round) && stillWorks(actor, round) ? ['chair'] : [])];
}

/** Where the act leads. */
export function advanceRound(actor: Actor, round: TargetRecord, act: TargetAct, reason: string): TargetState {
	const answer = move(targetWorkflow, round.state, act, rolesInRound(actor, round), reason);
	if (!answer.ok) throw new Problem(answer.problem, { status: answer.problem === 'workflow/not-by-this-role' ? 403 : 409, fields: answer.problem === 'workflow/reason-required' ? [{ field: 'reason', code: 'common/required' }] : [] });
	return answer.next;
}

export function targetActsFor(actor: Actor, round: TargetRecord): readonly TargetAct[] {
	return actsPermitted(targetWorkflow, round.state, rolesInRound(actor, round));
}
