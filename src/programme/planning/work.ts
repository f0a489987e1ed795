/** Working on an action: what people write and lay beside it, and what is looked at before it counts as verified. */
import { Problem, type Ruling } from '#kernel/problem.ts';
import { type Actor, type Belonging, hasRoleTowards } from '#register/actor.ts';
import { type ActionState, type PlanState, type Standing, stateForWork } from './workflow.ts';

/** What people choose when they write something. */
export const writtenKinds = ['comment', 'decision', 'obstacle'] as const;
/** Besides what is written: how far the work is, and every step of the workflow. */
export type NoteKind = (typeof writtenKinds)[number] | 'progress' | 'step';

/** In the order in which a verifier looks: is it theirs, is it in force, is it what the plan meant, is it lived. */
export const checks = ['belongs', 'approved', 'expected', 'used'] as const;
export type Check = (typeof checks)[number];

/** What an organisation says of how far it is. */
export const percents = [0, 25, 50, 75, 100] as const;

type InPlan = Belonging & Standing;

const inForce: readonly PlanState[] = ['active', 'underRevision'];
/** Nothing is added to what is settled; where it is returned it is open again. */
const settled: readonly ActionState[] = ['verified', 'cancelled', 'carriedOver'];

function mayTouch(plan: InPlan, status: ActionState): Ruling {
	if (!inForce.includes(stateForWork(plan))) return 'planning/plan-not-in-force';
	return !settled.includes(status) || 'planning/action-settled';
}

/** Those whose action it is say how far it is and show what they did. */
export function mayReport(actor: Actor, plan: InPlan, status: ActionState): Ruling {
	return hasRoleTowards(actor, plan, 'head', 'member') ? mayTouch(plan, status) : 'common/not-permitted';
}

/** Reporting on many actions at once is theirs too; whether each is still open is asked of each. */
export function mayReportOnMany(actor: Actor, plan: InPlan): Ruling {
	if (!hasRoleTowards(actor, plan, 'head', 'member')) return 'common/not-permitted';
	return inForce.includes(stateForWork(plan)) || 'planning/plan-not-in-force';
}

/** Whoever works on it with them writes beside it. */
export function mayWriteNote(actor: Actor, plan: InPlan, status: ActionState): Ruling {
	return hasRoleTowards(actor, plan, 'head', 'member', 'officer', 'assessor', 'leadAssessor', 'consultant') ? mayTouch(plan, status) : 'common/not-permitted';
}

/** Donors, evaluators and reviewers see how far an action is, not the papers that show it. Auditors read and add nothing. */
export function mayOpenActionEvidence(actor: Actor, plan: Belonging): Ruling {
	return hasRoleTowards(actor, plan, 'head', 'member', 'officer', 'assessor', 'leadAssessor', 'consultant', 'auditor') || 'common/not-permitted';
}

/** Verified is what the programme saw: everything looked at, and something that can be looked at again, or words of what was seen. */
export function demandLooked(checked: readonly Check[], evidence: number, seen: string): void {
	if (checks.some((check) => !checked.includes(check))) throw new Problem('planning/check-missing', { status: 400, fields: [{ field: 'checks', code: 'planning/check-missing' }] });
	if (evidence === 0 && seen === '') throw new Problem('planning/nothing-shown', { status: 400, fields: [{ field: 'reason', code: 'planning/nothing-shown' }] });
}
