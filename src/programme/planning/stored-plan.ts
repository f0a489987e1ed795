/** A plan as it is kept: with ids, authors and what happened to it. Scores, ranks and gaps are computed here from what is stored, never stored themselves. */
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { ActionContent, ObjectiveContent, PlanContent } from './content.ts';
import type { Action, Objective, Success } from './plan.ts';
import { inPriorityOrder, scaledGap, score, type Weights } from './priority.ts';
import { topThree } from './vote.ts';
import type { PlanState } from './workflow.ts';

/** Somebody did something at a time. */
export interface Deed {
	readonly by: PersonId;
	readonly at: Date;
}

/** A plan without what is in it. */
export interface PlanHead extends PlanContent {
	readonly id: string;
	readonly programme: ProgrammeId;
	readonly organisation: OrganisationId;
	readonly caseId: string;
	/** The report that it was made from. */
	readonly report: { readonly id: string; readonly version: number };
	readonly state: PlanState;
	readonly since: Date;
	readonly stateBy: PersonId;
	/** Why it was given back; `null` when it was not. */
	readonly reason: string | null;
	/** Of goal, period and weights: what an edit of them was based on. */
	readonly version: number;
	/** Counts every change of anything in the plan. */
	readonly revision: number;
	readonly changed: Deed;
	readonly created: Deed;
	readonly agreed: (Deed & { readonly boardNoted: boolean }) | null;
	readonly approved: Deed | null;
	/** Why and since when it is under revision; `null` when it is not. */
	readonly revised: (Deed & { readonly reason: string }) | null;
	/** The end of the vote on what matters most; `null` while it is open. */
	readonly voteClosed: Deed | null;
	/** So many actions at once may be active in a quarter by people's decision; `null`: as many as the size allows. */
	readonly limit: (Deed & { readonly to: number; readonly reason: string }) | null;
	/** The plan of the round before, whose place it took. */
	readonly follows: string | null;
}

export interface StoredObjective extends Objective, ObjectiveContent {
	readonly id: string;
	readonly position: number;
	readonly version: number;
	readonly edited: Deed;
}

/** As the database has it, before the formula is applied. */
export interface ActionFacts extends Omit<Action, 'objective' | 'gap' | 'score' | 'rank'> {
	readonly id: string;
	readonly objectiveId: string;
	readonly position: number;
	readonly version: number;
	readonly edited: Deed;
	readonly statusSet: Deed & { readonly reason: string | null };
	/** How many of the organisation's people chose it; nobody is told before the vote is closed. */
	readonly votes: number;
	/** How much of it is done, from 0 to 100, as the organisation says. */
	readonly percent: number;
	/** Counts the steps, reports and documents of the work on it. */
	readonly workVersion: number;
	readonly removed: (Deed & { readonly reason: string }) | null;
	/** The action of the plan before that it goes on with. */
	readonly carriedFrom: string | null;
}

export interface StoredAction extends ActionFacts, Omit<Action, 'carriedFrom'> {
	/** Among the three that the organisation's people chose. */
	readonly chosen: boolean;
}

export interface StoredPlan extends PlanHead {
	/** The area of the most pressing action first. */
	readonly objectives: readonly StoredObjective[];
	/** By rank. */
	readonly actions: readonly StoredAction[];
	/** Taken out of the plan with a reason; they have no rank (0). */
	readonly removedActions: readonly StoredAction[];
}

export function assemblePlan(head: PlanHead, objectives: readonly StoredObjective[], facts: readonly ActionFacts[]): StoredPlan {
	const scored = [...facts]
		.sort((a, b) => a.position - b.position)
		.map((action) => withScore(action, objectives, head.weights));
	const live = withChoice(scored.filter(({ removed }) => removed === null), head.voteClosed !== null);
	const actions = inPriorityOrder(live).map((action, index) => ({ ...action, rank: index + 1 }));
	const firstRank = new Map(actions.toReversed().map(({ objectiveId, rank }) => [objectiveId, rank]));
	const rankOf = ({ id }: StoredObjective) => firstRank.get(id) ?? Number.MAX_SAFE_INTEGER;
	return {
		...head,
		objectives: [...objectives].sort((a, b) => rankOf(a) - rankOf(b) || a.position - b.position),
		actions,
		removedActions: scored.filter(({ removed }) => removed !== null)
	};
}

function withScore(action: ActionFacts, objectives: readonly StoredObjective[], weights: Weights): StoredAction {
	const objective = objectives.find(({ id }) => id === action.objectiveId);
	if (!objective) throw new RangeError(`Action ${action.id} serves no objective of its plan`);
	const gap = gapOf(action, objective.success);
	const factors = { importance: action.importance, urgency: action.urgency, ease: action.ease, gap };
	return { ...action, objective: objective.parameter, gap, score: score(factors, weights), rank: 0, chosen: false };
}

/** The vote counts from the moment it is closed. */
function withChoice(actions: readonly StoredAction[], isClosed: boolean): readonly StoredAction[] {
	const three = new Set(isClosed ? topThree(actions).map(({ id }) => id) : []);
	return actions.map((action) => (three.has(action.id) ? { ...action, chosen: true } : action));
}

/** From where the action starts to the level wanted; an action that people wrote serves the widest gap of what it names, or of its area. */
export function gapOf({ indicators, from }: Pick<Action, 'indicators' | 'from'>, success: readonly Success[]): number {
	const named = success.filter(({ indicator }) => indicators.includes(indicator));
	const gaps = (named.length > 0 ? named : success).map(({ current, desired }) => scaledGap(desired, from ?? current));
	return Math.max(1, ...gaps);
}

export function planContent({ goal, start, end, weights }: PlanContent): PlanContent {
	return { goal, start, end, weights };
}

export function objectiveContent({ why, voices, success }: Pick<StoredObjective, 'why' | 'voices' | 'success'>): ObjectiveContent {
	return { why, voices, desired: Object.fromEntries(success.map(({ indicator, desired }) => [indicator, desired])) };
}

export function actionContent(of: ActionContent): ActionContent {
	const { title, description, type, responsible, supporter, start, due, cost, funding, expectedOutput, meansOfVerification, importance, urgency, ease } = of;
	return { title, description, type, responsible, supporter, start, due, cost, funding, expectedOutput, meansOfVerification, importance, urgency, ease };
}
