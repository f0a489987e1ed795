/** When the actions of a plan are to be worked on: four quarters from its first day, never more at once than a small organisation can carry. */
import { addDays, addMonths, type LocalDate } from '#kernel/local-date.ts';
import { inPriorityOrder, precedes, type Ranked } from './priority.ts';

/** A plan covers twelve months. */
export const quarters = 4;
const monthsInQuarter = 3;

/** What an organisation with at most this many paid staff can work on in one quarter. */
const smallStaff = 5;
const smallLimit = 5;

export interface Dates {
	readonly start: LocalDate | null;
	readonly due: LocalDate | null;
}

/**
 * Most actions that may be active in one quarter: 5 for an organisation with at most 5 paid staff or of unknown size, since
 * too full a plan does more harm than too light a one; `null`, no limit, for a larger one.
 */
export function quarterlyLimit(paidStaff: number | null): number | null {
	return paidStaff === null || paidStaff <= smallStaff ? smallLimit : null;
}

/** The same for a plan for which people decided otherwise. */
export function limitOf(plan: { readonly limit: { readonly to: number } | null }, paidStaff: number | null): number | null {
	const bySize = quarterlyLimit(paidStaff);
	return bySize === null ? null : Math.max(bySize, plan.limit?.to ?? 0);
}

/** The first and the last day of a quarter (0…3) of the plan that begins on `start`. */
export function quarterOf(start: LocalDate, quarter: number): { readonly start: LocalDate; readonly due: LocalDate } {
	return {
		start: addMonths(start, quarter * monthsInQuarter),
		due: addDays(addMonths(start, (quarter + 1) * monthsInQuarter), -1)
	};
}

/**
 * The actions in priority order, each with the days of its quarter. The step after another on the same indicator comes in a
 * later quarter. Without a limit the work is spread over the year. What does not fit has no dates (`null`).
 */
export function scheduleByQuarter<T extends Ranked>(
	actions: readonly T[],
	options: { readonly start: LocalDate; readonly paidStaff: number | null; readonly limit?: { readonly to: number } | null }
): readonly (T & Dates)[] {
	const limit = limitOf({ limit: options.limit ?? null }, options.paidStaff);
	const room = limit ?? Math.max(smallLimit, Math.ceil(actions.length / quarters));
	const taken = Array.from({ length: quarters }, () => 0);
	const placed: { readonly action: T; readonly quarter: number }[] = [];
	for (const action of inPriorityOrder(actions)) {
		const earliest = Math.max(
			0,
			...placed.filter((other) => precedes(other.action, action)).map((other) => other.quarter + 1)
		);
		const quarter = firstWithRoom(taken, earliest, room) ?? (limit === null ? earliest : quarters);
		taken[quarter] = (taken[quarter] ?? 0) + 1;
		placed.push({ action, quarter });
	}
	return placed.map(({ action, quarter }) => ({
		...action,
		...(quarter < quarters ? quarterOf(options.start, quarter) : { start: null, due: null })
	}));
}

/** How many actions are active in each quarter of the plan, for checking a plan that people have edited. */
export function activeByQuarter(actions: readonly Dates[], start: LocalDate): readonly number[] {
	return Array.from({ length: quarters }, (_, index) => {
		const quarter = quarterOf(start, index);
		return actions.filter(
			(action) =>
				action.start !== null && action.due !== null && action.start <= quarter.due && action.due >= quarter.start
		).length;
	});
}

function firstWithRoom(taken: readonly number[], earliest: number, room: number): number | null {
	for (let quarter = earliest; quarter < quarters; quarter++) if ((taken[quarter] ?? 0) < room) return quarter;
	return null;
}
