/** What a plan still lacks: what it cannot be agreed without, and what makes it weak although it may be agreed. */
import { activeByQuarter, limitOf } from './schedule.ts';
import type { StoredAction, StoredPlan } from './stored-plan.ts';

/** Without these there is nothing to agree to. */
export type Lack = 'goal' | 'actions';

/** What else hinders: too much at once, until it is spread or somebody decides that it can be carried. */
export type Hindrance = Lack | 'room';

/** Worth a look before anybody agrees. */
export type Concern =
	| { readonly kind: 'criticalWithoutDates' | 'withoutResponsible' | 'outsidePeriod'; readonly actions: readonly StoredAction[] }
	/** More at once than an organisation of this size can carry; `quarter` counts from 1. */
	| { readonly kind: 'tooMuchAtOnce'; readonly quarter: number; readonly active: number; readonly limit: number };

export function lacking({ goal, actions }: Pick<StoredPlan, 'goal' | 'actions'>): readonly Lack[] {
	const lacks: Lack[] = [];
	if (Object.values(goal).every((text) => text.trim() === '')) lacks.push('goal');
	if (!actions.some(({ start }) => start !== null)) lacks.push('actions');
	return lacks;
}

/** `paidStaff` is `null` when it is not known. */
export function concerns(plan: Pick<StoredPlan, 'actions' | 'start' | 'end' | 'limit'>, paidStaff: number | null): readonly Concern[] {
	const dated = plan.actions.filter(({ start }) => start !== null);
	const list = (kind: 'criticalWithoutDates' | 'withoutResponsible' | 'outsidePeriod', actions: readonly StoredAction[]): Concern[] =>
		actions.length > 0 ? [{ kind, actions }] : [];
	return [
		...list('criticalWithoutDates', plan.actions.filter(({ critical, start }) => critical && start === null)),
		...list('withoutResponsible', dated.filter(({ responsible }) => responsible.trim() === '')),
		...list('outsidePeriod', dated.filter(({ start, due }) => start! < plan.start || due! > plan.end)),
		...overloads(plan, paidStaff)
	];
}

/** What is finished, given up or gone on elsewhere weighs on nobody any more. */
const weightless: readonly StoredAction['status'][] = ['verified', 'cancelled', 'carriedOver'];

/** Quarters in which more is active than the size of the organisation, or a decision, allows. */
export function overloads(plan: Pick<StoredPlan, 'actions' | 'start' | 'limit'>, paidStaff: number | null): Extract<Concern, { kind: 'tooMuchAtOnce' }>[] {
	const limit = limitOf(plan, paidStaff);
	if (limit === null) return [];
	return activeByQuarter(plan.actions.filter(({ status }) => !weightless.includes(status)), plan.start).flatMap((active, index) =>
		active > limit ? [{ kind: 'tooMuchAtOnce' as const, quarter: index + 1, active, limit }] : []
	);
}
