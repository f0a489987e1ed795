/** Who may do what with a plan. A plan lies in one pair of hands at a time, so that nobody agrees to what another is still changing. */
import { Problem, type Ruling } from '#kernel/problem.ts';
import { actsPermitted, move, permitted } from '#kernel/workflow.ts';
import { type Actor, type Belonging, hasRoleTowards, type Role, rolesTowards } from '#register/actor.ts';
import { mayView } from '#register/policy.ts';
import { type ActionAct, type ActionState, permittedForAction, type PlanAct, type PlanState, actionWorkflow, planWorkflow, type Standing, stateForWork } from './workflow.ts';

/** In whose hands a plan lies in each state: they may change what stands in it. */
const editors: Readonly<Record<PlanState, readonly Role[]>> = {
	draft: ['officer', 'assessor', 'leadAssessor'],
	csoReview: ['head', 'member'],
	programmeReview: [],
	active: [],
	underRevision: ['officer', 'assessor', 'leadAssessor'],
	closed: []
};

/** The organisation sees its plan grow from the first draft on. */
export function mayViewPlan(actor: Actor, plan: Belonging): Ruling {
	return mayView(actor, plan);
}

export function mayDraftPlan(actor: Actor, of: Belonging): Ruling {
	return hasRoleTowards(actor, of, 'officer', 'assessor', 'leadAssessor') || 'common/not-permitted';
}

export function mayEditPlan(actor: Actor, plan: Belonging & { readonly state: PlanState }): Ruling {
	const mine = rolesTowards(actor, plan);
	if (mine.some((role) => editors[plan.state].includes(role))) return true;
	const everEdits = Object.values(editors).some((roles) => mine.some((role) => roles.includes(role)));
	return everEdits ? 'planning/not-in-your-hands' : 'common/not-permitted';
}

/** Whoever answers for the plan in the programme decides that an organisation can carry more at once; not the organisation alone. */
export function mayLiftLimit(actor: Actor, plan: Belonging & { readonly state: PlanState }): Ruling {
	if (!hasRoleTowards(actor, plan, 'officer', 'leadAssessor')) return 'common/not-permitted';
	return (plan.state !== 'active' && plan.state !== 'closed') || 'planning/not-in-your-hands';
}

/** Takes a step of the plan's workflow: answers the state it leads to, or throws why it is refused. */
export function advancePlan(actor: Actor, plan: Belonging & { readonly state: PlanState }, act: PlanAct, reason = ''): PlanState {
	const step = move(planWorkflow, plan.state, act, rolesTowards(actor, plan), reason);
	if (!step.ok) throw refusal(step.problem);
	return step.next;
}

export function advanceAction(actor: Actor, plan: Belonging & Standing, status: ActionState, act: ActionAct, reason = ''): ActionState {
	const roles = rolesTowards(actor, plan);
	const inForce = permittedForAction(stateForWork(plan), status, act, roles);
	if (!inForce.ok) throw refusal(inForce.problem);
	const step = move(actionWorkflow, status, act, roles, reason);
	if (!step.ok) throw refusal(step.problem);
	return step.next;
}

function refusal(problem: 'workflow/not-in-this-state' | 'workflow/not-by-this-role' | 'workflow/reason-required' | 'planning/plan-not-in-force'): Problem {
	if (problem === 'workflow/reason-required') return new Problem(problem, { status: 400, fields: [{ field: 'reason', code: problem }] });
	return new Problem(problem, { status: problem === 'workflow/not-by-this-role' ? 403 : 409 });
}

/** What a page of the plan offers; decided by the same functions that refuse. */
export function abilitiesIn(actor: Actor, plan: Belonging & { readonly state: PlanState }) {
	const roles = rolesTowards(actor, plan);
	const may = (act: PlanAct) => permitted(planWorkflow, plan.state, act, roles).ok;
	return {
		edit: mayEditPlan(actor, plan) === true,
		send: may('sendToOrganisation'),
		agree: may('agree'),
		approve: may('approve'),
		giveBack: may('returnToDraft'),
		revise: may('revise'),
		abandon: may('abandonRevision'),
		close: may('close')
	};
}
export type Abilities = ReturnType<typeof abilitiesIn>;

/** What may be done with an action now, in the order of its workflow. Carrying over is done where the next plan is drafted. */
export function actsOnAction(actor: Actor, plan: Belonging & Standing, status: ActionState): readonly ActionAct[] {
	const roles = rolesTowards(actor, plan);
	return actsPermitted(actionWorkflow, status, roles).filter((act) => act !== 'carryOver' && permittedForAction(stateForWork(plan), status, act, roles).ok);
}
