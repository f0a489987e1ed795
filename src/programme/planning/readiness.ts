/** What a plan still lacks: what it cannot be agreed without, and what makes it weak although it may be agreed. */
import { activeByQuarter, quarterlyLimit } from './schedule.ts';
import type { StoredAction, StoredPlan } from './stored-plan.ts';

/** Without these there is nothing to agree to. */
export type Lack = 'goal' | 'actions';

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
export function concerns(plan: Pick<StoredPlan, 'actions' | 'start' | 'end'>, paidStaff: number | null): readonly Concern[] {
	const dated = plan.actions.filter(({ start }) => start !== null);
	const list = (kind: 'criticalWithoutDates' | 'withoutResponsible' | 'outsidePeriod', actions: readonly StoredAction[]): Concern[] =>
		actions.length > 0 ? [{ kind, actions }] : [];
	return [
		...list('criticalWithoutDates', plan.actions.filter(({ critical, start }) => critical && start === null)),
		...list('withoutResponsible', dated.filter(({ responsible }) => responsible.trim() === '')),
		...list('outsidePeriod', dated.filter(({ start, due }) => start! < plan.start || due! > plan.end)),
		...overloads(dated, plan.start, paidStaff)
	];
}

function overloads(dated: readonly StoredAction[], start: StoredPlan['start'], paidStaff: number | null): Concern[] {
	const limit = quarterlyLimit(paidStaff);
	if (limit === null) return [];
	return activeByQuarter(dated, start).flatMap((active, index) =>
		active > limit ? [{ kind: 'tooMuchAtOnce' as const, quarter: index + 1, active, limit }] : []
	);
}
