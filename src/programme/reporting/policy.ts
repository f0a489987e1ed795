/** Who may do what with a report. Refused by default; the organisation learns of a report when it is sent to it. */
import type { LocalDate } from '#kernel/local-date.ts';
import { Problem, type ProblemCode, type Ruling } from '#kernel/problem.ts';
import { move } from '#kernel/workflow.ts';
import type { Case } from '#programme/diagnostics/case.ts';
import { rolesInCase } from '#programme/diagnostics/policy.ts';
import type { ProgrammeId } from '#kernel/id.ts';
import { type Actor, hasProgrammeRole, hasRoleTowards, type Role } from '#register/actor.ts';
import { isReplyAwaited, type Report } from './report.ts';
import { formatDate } from './words.ts';
import { type ReportAct, type ReportState, reportWorkflow } from './workflow.ts';

const staff: Role[] = ['officer', 'auditor', 'assessor', 'leadAssessor'];
const members: Role[] = ['head', 'member'];

type Shown = Pick<Report, 'organisation' | 'programme' | 'status' | 'issuedVersion' | 'sendings'>;

/** May the actor know that there is this report? The organisation does once it was sent to it, also while it is being corrected. A masked organisation is named in every part of it, so a consultant gets none of those. */
export function mayViewReport(actor: Actor, report: Shown, masked: boolean): Ruling {
	if (hasRoleTowards(actor, report, ...staff)) return true;
	if (hasRoleTowards(actor, report, ...members)) return isShown(report) || 'common/not-permitted';
	return (hasRoleTowards(actor, report, 'consultant') && report.issuedVersion > 0 && !masked) || 'common/not-permitted';
}

/** May the actor read what is not issued yet? The organisation may while it is asked for its reply. */
export function mayReadDraft(actor: Actor, report: Shown): Ruling {
	if (hasRoleTowards(actor, report, ...staff)) return true;
	return (report.status === 'sent' && hasRoleTowards(actor, report, ...members)) || 'common/not-permitted';
}

/** Works on the report: sees drafts, who wrote what, and why it was returned. */
export function isStaff(actor: Actor, report: Shown): boolean {
	return hasRoleTowards(actor, report, ...staff);
}

function isShown({ status, issuedVersion, sendings }: Shown): boolean {
	return issuedVersion > 0 || (sendings > 0 && status !== 'withdrawn');
}

/** The assessors of a case write its report, once its scores are verified. */
export function mayDraft(actor: Actor, of: Case): Ruling {
	if (!rolesInCase(actor, of).includes('assessor')) return 'common/not-permitted';
	return of.status === 'done' || 'reporting/case-not-done';
}

export function mayEdit(actor: Actor, report: Report, of: Case): Ruling {
	if (!rolesInCase(actor, of).includes('assessor')) return 'common/not-permitted';
	return report.status === 'draft' || 'reporting/not-a-draft';
}

/** Whoever reviews: the lead assessor of the case, and the programme's officers. */
export function mayComment(actor: Actor, report: Report, of: Case): Ruling {
	if (!hasCaseRole(actor, of, 'leadAssessor', 'officer')) return 'common/not-permitted';
	return underReview.includes(report.status) || 'reporting/not-under-review';
}

export function mayAnswerComment(actor: Actor, report: Report, of: Case): Ruling {
	if (!hasCaseRole(actor, of, 'assessor')) return 'common/not-permitted';
	return underReview.includes(report.status) || 'reporting/not-under-review';
}

/** Part of the right of reply, and so as long as it lasts. */
export function mayDispute(actor: Actor, report: Report): Ruling {
	if (!hasRoleTowards(actor, report, 'head')) return 'common/not-permitted';
	if (report.status !== 'sent') return 'reporting/not-sent';
	return report.reply === null || 'reporting/already-replied';
}

/** Answered while the report is not issued: in the organisation's hands, or taken back because a level is looked at again. */
export function mayAnswerDispute(actor: Actor, report: Report, of: Case): Ruling {
	if (!hasCaseRole(actor, of, 'assessor')) return 'common/not-permitted';
	return report.status === 'sent' || underReview.includes(report.status) || 'reporting/not-under-review';
}

/** Whoever may read the draft, and the organisation once it was sent to it. */
export function mayReadDisputes(actor: Actor, report: Report): Ruling {
	return (isStaff(actor, report) || hasRoleTowards(actor, report, ...members)) || 'common/not-permitted';
}

/** The report is the organisation's own; only its head shows it to others. */
export function mayShare(actor: Actor, report: Shown): Ruling {
	if (!hasRoleTowards(actor, report, 'head')) return 'common/not-permitted';
	return report.issuedVersion > 0 || 'reporting/nothing-issued';
}

/** To whom it was shown, and who opened it: the organisation's own people. */
export function maySeeShares(actor: Actor, report: Shown): Ruling {
	return hasRoleTowards(actor, report, ...members) || 'common/not-permitted';
}

export function mayEditLibrary(actor: Actor, programme: ProgrammeId): Ruling {
	return hasProgrammeRole(actor, programme, 'officer') || 'common/not-permitted';
}

/** Many reports at once leave the house: for officers alone. */
export function mayOrderBatch(actor: Actor, programme: ProgrammeId): Ruling {
	return hasProgrammeRole(actor, programme, 'officer') || 'common/not-permitted';
}

/** What is recommended at which level is no secret: an organisation may read ahead. */
export function mayReadLibrary(actor: Actor): Ruling {
	return actor.isSystem || actor.personId !== null || 'common/sign-in-first';
}

const underReview: readonly ReportState[] = ['draft', 'reviewed'];

function hasCaseRole(actor: Actor, of: Case, ...wanted: Role[]): boolean {
	return rolesInCase(actor, of).some((role) => wanted.includes(role));
}

/** Acts that speak of scores, and so need them verified. */
const needScores: readonly ReportAct[] = ['review', 'send', 'issue'];
/** Acts that pass on what somebody else has read: the scores must be those that were read. */
const needSameScores: readonly ReportAct[] = ['send', 'issue'];

/** Takes a step of the workflow: answers the state it leads to, or throws why it is refused. */
export function advance(actor: Actor, report: Report, of: Case, act: ReportAct, { today, reason = '' }: { today: LocalDate; reason?: string }): ReportState {
	const step = move(reportWorkflow, report.status, act, rolesInCase(actor, of), reason);
	if (!step.ok) throw refusal(step.problem);
	const obstacle = obstacleTo(act, report, of, today);
	if (obstacle) throw new Problem(obstacle, { params: { until: report.replyUntil ? formatDate(report.replyUntil) : '' } });
	return step.next;
}

export function isPermitted(actor: Actor, report: Report, of: Case, act: ReportAct): boolean {
	const step = move(reportWorkflow, report.status, act, rolesInCase(actor, of), 'some reason');
	return step.ok;
}

/** What stands in the way of an act that the workflow allows; `null` when nothing does. */
export function obstacleTo(act: ReportAct, report: Report, of: Case, today: LocalDate): ProblemCode | null {
	if (needScores.includes(act) && of.status !== 'done') return 'reporting/case-not-done';
	if (needSameScores.includes(act) && of.doneAt !== null && of.doneAt > report.statusSince) return 'reporting/scores-changed';
	const unfinished = unfinishedFor(act, report);
	if (unfinished) return unfinished;
	if ((act === 'reply' || act === 'waiveReply') && report.reply !== null) return 'reporting/already-replied';
	if (act === 'issue' && isReplyAwaited(report, today)) return 'reporting/reply-awaited';
	return null;
}

/** What must be settled before others get to read it. */
function unfinishedFor(act: ReportAct, { open }: Report): ProblemCode | null {
	if (needScores.includes(act) && open.behind > 0) return 'reporting/translations-behind';
	if ((act === 'review' || act === 'send') && open.comments > 0) return 'reporting/comments-open';
	return act === 'issue' && open.disputes > 0 ? 'reporting/disputes-open' : null;
}

function refusal(problem: ProblemCode): Problem {
	if (problem === 'workflow/reason-required') return new Problem(problem, { status: 400, fields: [{ field: 'reason', code: problem }] });
	return new Problem(problem, { status: problem === 'workflow/not-by-this-role' ? 403 : 409 });
}

/** What a page offers; decided by the same functions that refuse. `obstacles` says why a thing that one may do cannot be done yet. */
export function abilitiesIn(actor: Actor, report: Report, of: Case, today: LocalDate) {
	const acts: readonly ReportAct[] = ['review', 'send', 'return', 'reply', 'waiveReply', 'issue', 'reopen'];
	const mine = acts.filter((act) => isPermitted(actor, report, of, act));
	return {
		acts: mine.filter((act) => obstacleTo(act, report, of, today) === null),
		obstacles: mine.flatMap((act) => {
			const problem = obstacleTo(act, report, of, today);
			return problem === null ? [] : [{ act, problem }];
		}),
		edit: mayEdit(actor, report, of) === true,
		staff: isStaff(actor, report)
	};
}
export type Abilities = ReturnType<typeof abilitiesIn>;
