/** What an approval is given to: everything people wrote in the plan, without how far the work is. */
import type { ActionContent, ObjectiveContent, PlanContent } from './content.ts';
import type { Localised } from '#kernel/localised.ts';
import type { Step } from './plan.ts';
import { actionContent, objectiveContent, planContent, type StoredPlan } from './stored-plan.ts';

export interface ApprovedObjective extends ObjectiveContent {
	readonly id: string;
	readonly parameter: string;
	readonly title: Localised;
}

export interface ApprovedAction extends ActionContent, Step {
	readonly id: string;
	readonly objective: string;
	readonly critical: boolean;
}

export interface ApprovedContent {
	readonly plan: PlanContent;
	readonly objectives: readonly ApprovedObjective[];
	/** By rank; removed ones are not part of it. */
	readonly actions: readonly ApprovedAction[];
}

export function approvedContent(plan: StoredPlan): ApprovedContent {
	return {
		plan: planContent(plan),
		objectives: plan.objectives.map((one) => ({ id: one.id, parameter: one.parameter, title: one.title, ...objectiveContent(one) })),
		actions: plan.actions.map((one) => ({ id: one.id, objective: one.objective, indicators: one.indicators, from: one.from, critical: one.critical, ...actionContent(one) }))
	};
}
