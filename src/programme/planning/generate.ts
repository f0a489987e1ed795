/**
 * The first draft of a plan, from verified scores, the recommendation library and what the organisation itself calls its
 * priorities. The same input gives the same draft. People then change what they like: the factors set here are openings, not findings.
 */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Trilingual } from '#kernel/localised.ts';
import { indicatorsOf, levels, type Indicator, type Level } from '#programme/diagnostics/instrument.ts';
import type { Band } from '#programme/diagnostics/result.ts';
import { isServed } from './carry-over.ts';
import { objectivesFrom, type ObjectiveSources } from './objectives.ts';
import type { Action, ActionType, Factors, Objective, Scale, Success } from './plan.ts';
import { defaultWeights, scaledGap, score, type Weights } from './priority.ts';
import { scheduleByQuarter } from './schedule.ts';
import { gapOf } from './stored-plan.ts';
import { firstActionState } from './workflow.ts';

/** One entry of the library: what an organisation that stands at `level` can do to reach the next. */
export interface Recommendation {
	readonly indicator: string;
	readonly level: Level;
	readonly recommendation: Trilingual;
	readonly action: {
		readonly title: Trilingual;
		readonly type: ActionType;
		readonly output: Trilingual;
		readonly ease: Scale;
	};
}

export interface PlanSources extends ObjectiveSources {
	/** Several entries for one indicator and level become several actions. */
	readonly recommendations: readonly Recommendation[];
	readonly start: LocalDate;
	readonly paidStaff: number | null;
	readonly weights?: Weights;
	/** Work of the plan before that goes on, and the areas it belongs to. */
	readonly carried?: { readonly actions: readonly Action[]; readonly objectives: readonly Objective[] };
}

export interface PlanDraft {
	/** The area of the most pressing action first. */
	readonly objectives: readonly Objective[];
	/** By rank, with dates as far as they fit into the year. */
	readonly actions: readonly Action[];
	/** Steps for which the library has nothing: somebody has to write the action. */
	readonly withoutRecommendation: readonly { readonly indicator: string; readonly level: Level }[];
	/** Priorities that the draft could not take up: nothing verified there, already at the highest level, or not in this instrument. */
	readonly unansweredPriorities: readonly string[];
}

export function generatePlan(sources: PlanSources): PlanDraft {
	const fresh = objectivesFrom(sources);
	const carried = sources.carried ?? { actions: [], objectives: [] };
	const objectives = [...fresh, ...carried.objectives.filter((one) => !fresh.some(({ parameter }) => parameter === one.parameter))];
	const steps = fresh.flatMap((objective) =>
		objective.success.flatMap((success) => stepsOf(objective, success, sources))
	);
	const proposed = steps.flatMap((step) =>
		step.found.map((recommendation) => actionFrom(step, recommendation, sources))
	);
	const drafted = [
		...carried.actions.map((action) => rescored(action, objectives, sources)),
		...proposed.filter((action) => !isServed(action, carried.actions))
	];
	const actions = scheduleByQuarter(drafted, sources).map((action, index) => ({ ...action, rank: index + 1 }));
	return {
		objectives: mostPressingFirst(objectives, actions),
		actions,
		withoutRecommendation: steps
			.filter(({ found }) => found.length === 0)
			.map(({ indicator, from }) => ({ indicator: indicator.code, level: from })),
		unansweredPriorities: sources.priorities.filter((code) => !objectives.some((objective) => takesUp(objective, code)))
	};
}

/** Importance, urgency and ease as people set them, the distance as it is today. */
function rescored(action: Action, objectives: readonly Objective[], { weights = defaultWeights }: PlanSources): Action {
	const success = objectives.find(({ parameter }) => parameter === action.objective)?.success ?? [];
	const gap = gapOf(action, success);
	return { ...action, gap, score: score({ ...action, gap }, weights) };
}

/** One level up on one indicator. */
interface PlannedStep {
	readonly objective: Objective;
	readonly indicator: Indicator;
	readonly from: Level;
	readonly desired: Level;
	readonly found: readonly Recommendation[];
}

function stepsOf(
	objective: Objective,
	{ indicator: code, current, desired }: Success,
	sources: PlanSources
): readonly PlannedStep[] {
	const indicator = indicatorsOf(sources.instrument).find((candidate) => candidate.code === code);
	if (!indicator) throw new RangeError(`The instrument has no indicator ${code}`);
	return levels
		.filter((from) => from >= current && from < desired)
		.map((from) => ({
			objective,
			indicator,
			from,
			desired,
			found: sources.recommendations.filter((entry) => entry.indicator === code && entry.level === from)
		}));
}

function actionFrom(step: PlannedStep, { recommendation, action }: Recommendation, sources: PlanSources): Action {
	const factors = openingFactors(step, action.ease, sources);
	return {
		...factors,
		objective: step.objective.parameter,
		indicators: [step.indicator.code],
		from: step.from,
		title: action.title,
		description: recommendation,
		type: action.type,
		score: score(factors, sources.weights ?? defaultWeights),
		rank: 0,
		critical: step.indicator.critical && step.from === 1,
		responsible: '',
		supporter: '',
		start: null,
		due: null,
		cost: null,
		funding: null,
		expectedOutput: action.output,
		meansOfVerification: step.indicator.evidence,
		status: firstActionState
	};
}

/** The lower an indicator stands, the more urgent; a critical one is a degree more so. */
const urgencyFrom: Readonly<Record<Level, Scale>> = { 1: 4, 2: 3, 3: 2, 4: 1 };
const urgencyOfCritical: Readonly<Record<Level, Scale>> = { 1: 5, 2: 4, 3: 3, 4: 2 };
const importanceOfWeakness: Readonly<Record<Band, Scale>> = { critical: 4, weak: 4, satisfactory: 3, strong: 3 };

function openingFactors(
	{ objective, indicator, from, desired }: PlannedStep,
	ease: Scale,
	sources: PlanSources
): Factors {
	const named = sources.priorities.some((code) => code === indicator.code || code === objective.parameter);
	const band = sources.result.parameters.find(({ code }) => code === objective.parameter)?.band ?? 'strong';
	return {
		importance: named || indicator.critical ? 5 : importanceOfWeakness[band],
		urgency: (indicator.critical ? urgencyOfCritical : urgencyFrom)[from],
		ease,
		gap: scaledGap(desired, from)
	};
}

function takesUp(objective: Objective, code: string): boolean {
	return objective.parameter === code || objective.success.some(({ indicator }) => indicator === code);
}

/** Areas without any action come last, in the order of the instrument. */
function mostPressingFirst(objectives: readonly Objective[], actions: readonly Action[]): readonly Objective[] {
	const firstRank = (objective: Objective): number =>
		actions.find((action) => action.objective === objective.parameter)?.rank ?? Number.MAX_SAFE_INTEGER;
	return objectives.toSorted((a, b) => firstRank(a) - firstRank(b));
}
