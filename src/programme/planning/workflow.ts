/** The life of a plan and of each action in it. Done is what the organisation says; verified is what the programme saw. */
import { permitted, type Move, type Workflow, type WorkflowProblem } from '#kernel/workflow.ts';
import type { Role } from '#register/actor.ts';

export const planStates = ['draft', 'csoReview', 'programmeReview', 'active', 'underRevision', 'closed'] as const;
export type PlanState = (typeof planStates)[number];
export const firstPlanState: PlanState = 'draft';

export type PlanAct =
	'sendToOrganisation' | 'returnToDraft' | 'agree' | 'approve' | 'revise' | 'abandonRevision' | 'close' | 'succeed';

type PlanRole = Extract<Role, 'head' | 'officer' | 'assessor' | 'leadAssessor'>;

export const planWorkflow: Workflow<PlanState, PlanAct, PlanRole> = [
	// A revised plan is agreed again, like a new one.
	{
		act: 'sendToOrganisation',
		from: ['draft', 'underRevision'],
		to: 'csoReview',
		by: ['officer', 'assessor', 'leadAssessor']
	},
	{ act: 'returnToDraft', from: ['csoReview'], to: 'draft', by: ['head'], reason: 'required' },
	{ act: 'returnToDraft', from: ['programmeReview'], to: 'draft', by: ['officer'], reason: 'required' },
	{ act: 'agree', from: ['csoReview'], to: 'programmeReview', by: ['head'] },
	{ act: 'approve', from: ['programmeReview'], to: 'active', by: ['officer'] },
	{ act: 'revise', from: ['active'], to: 'underRevision', by: ['head', 'officer'], reason: 'required' },
	{ act: 'abandonRevision', from: ['underRevision'], to: 'active', by: ['head', 'officer'] },
	{ act: 'close', from: ['active', 'underRevision'], to: 'closed', by: ['officer'] },
	// The plan of a later round takes its place.
	{
		act: 'succeed',
		from: ['draft', 'csoReview', 'programmeReview', 'active', 'underRevision'],
		to: 'closed',
		by: ['officer', 'assessor', 'leadAssessor']
	}
];

/** What matters beside its state: a plan that was approved once stays in force until it is closed, also while it is revised and agreed anew. */
export interface Standing {
	readonly state: PlanState;
	/** `null` or absent: never approved. */
	readonly approved?: unknown;
}

/** In which state a plan is for those who work on its actions. */
export function stateForWork({ state, approved }: Standing): PlanState {
	return approved && (state === 'csoReview' || state === 'programmeReview') ? 'underRevision' : state;
}

/** Given back, a plan that was in force before goes on being revised; a new one is a draft again. */
export function stateGivenBack({ state, approved }: Standing): PlanState {
	return approved && state === 'draft' ? 'underRevision' : state;
}

export const actionStates = [
	'notStarted',
	'inProgress',
	'blocked',
	'done',
	'verified',
	'returned',
	'cancelled',
	'carriedOver'
] as const;
export type ActionState = (typeof actionStates)[number];
export const firstActionState: ActionState = 'notStarted';

export type ActionAct = 'start' | 'block' | 'resume' | 'claimDone' | 'verify' | 'return' | 'cancel' | 'carryOver';

type ActionRole = Extract<Role, 'head' | 'member' | 'officer' | 'assessor' | 'leadAssessor' | 'consultant'>;
/** Whoever may say that a thing is so: those who work for the programme, or advise the organisation on it. */
const verifiers: readonly ActionRole[] = ['officer', 'assessor', 'leadAssessor', 'consultant'];

export const actionWorkflow: Workflow<ActionState, ActionAct, ActionRole> = [
	{ act: 'start', from: ['notStarted'], to: 'inProgress', by: ['head', 'member'] },
	{ act: 'block', from: ['notStarted', 'inProgress', 'returned'], to: 'blocked', by: ['head', 'member'] },
	{ act: 'resume', from: ['blocked', 'returned'], to: 'inProgress', by: ['head', 'member'] },
	{ act: 'claimDone', from: ['inProgress', 'returned'], to: 'done', by: ['head', 'member'] },
	{ act: 'verify', from: ['done'], to: 'verified', by: verifiers },
	{ act: 'return', from: ['done'], to: 'returned', by: verifiers, reason: 'required' },
	{
		act: 'cancel',
		from: ['notStarted', 'inProgress', 'blocked', 'returned'],
		to: 'cancelled',
		by: ['head', 'officer'],
		reason: 'required'
	},
	{
		act: 'carryOver',
		from: ['notStarted', 'inProgress', 'blocked', 'returned'],
		to: 'carriedOver',
		by: ['head', 'officer', 'assessor', 'leadAssessor']
	}
];

/** Work goes on while a plan is being revised; before it is approved and after it is closed nothing in it moves. */
export function permittedForAction(
	plan: PlanState,
	state: ActionState,
	act: ActionAct,
	roles: readonly string[]
): Move<ActionState, WorkflowProblem | 'planning/plan-not-in-force'> {
	if (plan !== 'active' && plan !== 'underRevision') return { ok: false, problem: 'planning/plan-not-in-force' };
	return permitted(actionWorkflow, state, act, roles);
}
