/** A decision of people beside the rules: for one organisation and one rule set, with a reason, until a day. It never hides the verdict. */
import { addMonths, compareLocalDates, type LocalDate } from '#kernel/local-date.ts';
import type { Standing } from './verdict.ts';

/** What people may decide; "not enough data" is no decision. */
export const overrideStandings = ['eligible', 'withConditions', 'notYet'] as const satisfies readonly Standing[];
export type OverrideStanding = (typeof overrideStandings)[number];

/** No decision holds longer without being taken again, in months. */
export const longestOverride = 12;
export const longestReason = 2000;

/** The last day is part of it; today is the first that can be the last. */
export function isAllowedUntil(until: LocalDate, today: LocalDate): boolean {
	return compareLocalDates(until, today) >= 0 && compareLocalDates(until, addMonths(today, longestOverride)) <= 0;
}

/** Whether it counts on a day, however late the nightly work is. */
export function isInForce({ state, until }: { readonly state: string; readonly until: LocalDate }, today: LocalDate): boolean {
	return state === 'inForce' && compareLocalDates(until, today) >= 0;
}
