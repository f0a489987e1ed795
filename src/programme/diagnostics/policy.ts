/** Who may do what in a diagnostic case. Refused by default; nobody learns of a case that they may not see. */
import { Problem, type Ruling } from '#kernel/problem.ts';
import { move } from '#kernel/workflow.ts';
import type { ProgrammeId } from '#kernel/id.ts';
import { type Actor, type Belonging, hasProgrammeRole, hasRoleTowards, type Role, rolesTowards } from '#register/actor.ts';
import { mayView } from '#register/policy.ts';
import { type Case, closedStates, evidenceDecidedIn, evidenceOpenIn, layerOpenIn, respondentsOpenIn } from './case.ts';
import { awaitsMarks, marksAreOpen, raterOf } from './double-scoring.ts';
import type { ResultLayer } from './result.ts';
import { type CaseAct, type CaseState, caseWorkflow, permittedInCase } from './workflow.ts';

/** Roles towards this case; who has a conflict of interest has none as an assessor. Whoever assessed the organisation in an earlier round may read on, but is no assessor of this one. */
export function rolesInCase(actor: Actor, of: Case): Role[] {
	const held = rolesTowards(actor, of);
	const mine = of.assessors.find(({ person }) => person === actor.personId);
	const others = held.filter((role) => role !== 'assessor' && role !== 'leadAssessor');
	if (!mine || mine.declaredConflictAt || others.length === held.length) return others;
	return mine.isLead ? [...others, 'assessor', 'leadAssessor'] : [...others, 'assessor'];
}

function hasRole(actor: Actor, of: Case, ...wanted: Role[]): boolean {
	return rolesInCase(actor, of).some((role) => wanted.includes(role));
}

/** Of this case, whether or not the declaration was made. */
export function isAssessor(actor: Actor, of: Case): boolean {
	return hasRole(actor, of, 'assessor');
}

/** Diagnostics are voluntary: only the organisation itself asks for them. */
export function mayRequest(actor: Actor, organisation: Belonging): Ruling {
	return hasRoleTowards(actor, organisation, 'head', 'member') || 'common/not-permitted';
}

export function mayViewCase(actor: Actor, of: Belonging): Ruling {
	return mayView(actor, of);
}

/** The calendar of sessions, the journeys to them and how scoring goes: for those who go, and those who send them. Each sees there the cases that they see anyway. */
export function maySeeCalendar(actor: Actor, programme: ProgrammeId): Ruling {
	return hasProgrammeRole(actor, programme, 'officer', 'auditor', 'assessor', 'leadAssessor') || 'common/not-permitted';
}

/** Takes a step of the workflow: answers the state it leads to, or throws why it is refused. */
export function advance(actor: Actor, of: Case, act: CaseAct, { reason = '', reportIssued = false } = {}): CaseState {
	const roles = rolesInCase(actor, of);
	const allowed = permittedInCase(of.status, act, roles, reportIssued);
	if (!allowed.ok) throw new Problem(allowed.problem, { status: allowed.problem === 'workflow/not-by-this-role' ? 403 : 409 });
	const step = move(caseWorkflow, of.status, act, roles, reason);
	if (!step.ok) throw new Problem(step.problem, { status: 400, fields: [{ field: 'reason', code: step.problem }] });
	return step.next;
}

export function isPermitted(actor: Actor, of: Case, act: CaseAct, reportIssued = false): boolean {
	return permittedInCase(of.status, act, rolesInCase(actor, of), reportIssued).ok;
}

export function demandState(of: Case, ...states: readonly CaseState[]): void {
	if (!states.includes(of.status)) throw new Problem('workflow/not-in-this-state');
}

/** Another date, place or assessor before the session: not a step of the workflow, because the state stays. */
export function mayReschedule(actor: Actor, of: Case): Ruling {
	return hasRole(actor, of, 'officer', 'leadAssessor') || 'common/not-permitted';
}

export function mayDeclareNoConflict(actor: Actor, of: Case): Ruling {
	return hasRole(actor, of, 'assessor') || 'common/not-permitted';
}

/** Facilitates, scores, verifies: an assessor of this case who declared to have no conflict of interest. */
export function mayAssess(actor: Actor, of: Case): Ruling {
	if (!hasRole(actor, of, 'assessor')) return 'common/not-permitted';
	return of.assessors.some((one) => one.person === actor.personId && one.declaredNoConflictAt !== null) || 'diagnostics/conflict-not-declared';
}

export function mayOfferEvidence(actor: Actor, of: Case): Ruling {
	return hasRole(actor, of, 'head', 'member', 'assessor') || 'common/not-permitted';
}

/** The organisation takes back what the organisation brought, an assessor what an assessor brought. */
export function mayChangeEvidence(actor: Actor, of: Case, addedByAssessor: boolean): Ruling {
	return (addedByAssessor ? hasRole(actor, of, 'assessor') : hasRole(actor, of, 'head', 'member')) || 'common/not-permitted';
}

/** Where a document belongs, an assessor may say of every document. */
export function mayRelinkEvidence(actor: Actor, of: Case, addedByAssessor: boolean): Ruling {
	return hasRole(actor, of, 'assessor') || mayChangeEvidence(actor, of, addedByAssessor);
}

/** The documents themselves: not for consultants, who work from the findings. */
export function mayOpenEvidence(actor: Actor, of: Belonging): Ruling {
	return hasRoleTowards(actor, of, 'head', 'member', 'officer', 'auditor', 'assessor', 'leadAssessor') || 'common/not-permitted';
}

/** Verified scores are the assessors' working paper until they are complete; then they are the organisation's too. */
export function maySeeVerified(actor: Actor, of: Case): boolean {
	return of.status === 'done' || hasRoleTowards(actor, of, 'officer', 'auditor', 'assessor', 'leadAssessor');
}

/** Who is asked to score alone: the organisation knows whom to ask, the assessors see to it that all sides are heard. */
export function mayPlanRespondents(actor: Actor, of: Case): Ruling {
	return hasRole(actor, of, 'head', 'member', 'assessor') || 'common/not-permitted';
}

/** Names of people who were promised that nobody learns what they said: for those alone who have to do with asking them. */
export function maySeeRespondents(actor: Actor, of: Case): Ruling {
	return hasRole(actor, of, 'head', 'member', 'officer', 'assessor') || 'common/not-permitted';
}

/** Roles and what was confirmed for them; a consultant reads of it in the report. */
export function maySeePeople(actor: Actor, of: Belonging): Ruling {
	return hasRoleTowards(actor, of, 'head', 'member', 'officer', 'auditor', 'assessor', 'leadAssessor') || 'common/not-permitted';
}

/** Whoever holds the link, once, until the group meets. */
export function mayAnswer(of: Pick<Case, 'status'>, hasAnswered: boolean): Ruling {
	if (hasAnswered) return 'diagnostics/respondent-answered-already';
	return of.status === 'individualScoring' || 'diagnostics/answering-closed';
}

const secondAppointedIn: readonly CaseState[] = ['scheduled', 'individualScoring', 'consensusSession', 'verification'];

/** A second assessor who scores besides the lead, or the end of that: as long as not both have handed in. */
export function mayAppointSecond(actor: Actor, of: Case): Ruling {
	if (!hasRole(actor, of, 'officer', 'leadAssessor')) return 'common/not-permitted';
	if (!secondAppointedIn.includes(of.status)) return 'workflow/not-in-this-state';
	return !marksAreOpen(of) || 'diagnostics/handed-in-already';
}

/** One's own marks, beside the other's and without a sight of them, until one has handed in. */
export function mayScoreIndependently(actor: Actor, of: Case): Ruling {
	const assesses = mayAssess(actor, of);
	if (assesses !== true) return assesses;
	const own = raterOf(of, actor.personId);
	if (!own) return 'common/not-permitted';
	if (of.status !== layerOpenIn.verified) return 'workflow/not-in-this-state';
	return own.handedInAt === null || 'diagnostics/handed-in-already';
}

/** Both sheets at once, when both have handed in: a working paper of those who assess, and of those who answer for it. */
export function maySeeBothMarks(actor: Actor, of: Case): Ruling {
	return (marksAreOpen(of) && (hasRole(actor, of, 'assessor') || hasRoleTowards(actor, of, 'officer', 'auditor', 'leadAssessor'))) || 'common/not-permitted';
}

/** What both agree on becomes verified. */
export function mayReconcile(actor: Actor, of: Case): Ruling {
	const assesses = mayAssess(actor, of);
	if (assesses !== true) return assesses;
	return marksAreOpen(of) || 'diagnostics/scored-independently';
}

/** Nothing is verified while two assessors score without knowing of each other's marks. */
export function mayVerifyTogether(of: Case): Ruling {
	return !awaitsMarks(of) || 'diagnostics/scored-independently';
}

/** What a page offers; decided by the same functions that refuse. */
export function abilitiesIn(actor: Actor, of: Case, reportIssued = false) {
	const assesses = mayAssess(actor, of) === true;
	const writes = (layer: ResultLayer) => assesses && of.status === layerOpenIn[layer];
	return {
		schedule: isPermitted(actor, of, 'schedule'),
		reschedule: of.status === 'scheduled' && mayReschedule(actor, of) === true,
		declareConflict: mayDeclareNoConflict(actor, of) === true && (of.status === 'scheduled' || (raterOf(of, actor.personId)?.isSecond === true && awaitsMarks(of))),
		declareNoConflict: !closedStates.includes(of.status) && mayDeclareNoConflict(actor, of) === true && !assesses,
		planRespondents: respondentsOpenIn.includes(of.status) && mayPlanRespondents(actor, of) === true,
		seeRespondents: maySeeRespondents(actor, of) === true,
		seePeople: maySeePeople(actor, of) === true,
		openIndividualScoring: assesses && isPermitted(actor, of, 'openIndividualScoring'),
		startSession: assesses && isPermitted(actor, of, 'openConsensusSession'),
		scoreConsensus: writes('consensus'),
		completeConsensus: assesses && isPermitted(actor, of, 'completeConsensus'),
		scoreVerified: writes('verified') && mayVerifyTogether(of) === true,
		appointSecond: mayAppointSecond(actor, of) === true,
		scoreIndependently: mayScoreIndependently(actor, of) === true,
		seeBothMarks: maySeeBothMarks(actor, of) === true,
		reconcile: writes('verified') && mayReconcile(actor, of) === true,
		completeVerification: assesses && isPermitted(actor, of, 'completeVerification') && mayVerifyTogether(of) === true,
		reopen: assesses && isPermitted(actor, of, 'reopenVerification'),
		withdraw: isPermitted(actor, of, 'withdraw', reportIssued),
		offerEvidence: evidenceOpenIn.includes(of.status) && mayOfferEvidence(actor, of) === true,
		decideEvidence: assesses && evidenceDecidedIn.includes(of.status),
		openEvidence: mayOpenEvidence(actor, of) === true,
		seeVerified: maySeeVerified(actor, of)
	};
}
export type Abilities = ReturnType<typeof abilitiesIn>;
