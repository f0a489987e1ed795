/** Calendar weeks, each named by its Monday: what an organisation wishes for, and what a calendar has in its columns. */
import { addDays, daysBetween, type LocalDate } from '#kernel/local-date.ts';

const aMonday = '2024-01-01' as LocalDate;

/** Throws RangeError where the Monday lies before the year 1. */
export function mondayOf(date: LocalDate): LocalDate {
	const days = daysBetween(aMonday, date);
	return addDays(date, -(((days % 7) + 7) % 7));
}

export function isMonday(date: LocalDate): boolean {
	return mondayOf(date) === date;
}

/** The week of this day, and those that follow. */
export function weeksFrom(date: LocalDate, count: number): LocalDate[] {
	const first = mondayOf(date);
	return Array.from({ length: count }, (_, index) => addDays(first, index * 7));
}

export interface Span {
	readonly from: LocalDate;
	/** A Sunday. */
	readonly to: LocalDate;
}

/** Weeks that follow one another as one stretch of time, in the order of the calendar. */
export function spansOf(weeks: readonly LocalDate[]): Span[] {
	const spans: { from: LocalDate; to: LocalDate }[] = [];
	for (const week of [...new Set(weeks)].sort()) {
		const last = spans.at(-1);
		if (last && addDays(last.to, 1) === week) last.to = addDays(week, 6);
		else spans.push({ from: week, to: addDays(week, 6) });
	}
	return spans;
}

/** `06.04–19.04.2026`; the year of the first day is left out where it is that of the last. */
export function spanText({ from, to }: Span): string {
	const start = `${from.slice(8)}.${from.slice(5, 7)}`;
	const year = from.slice(0, 4) === to.slice(0, 4) ? '' : `.${from.slice(0, 4)}`;
	return `${start}${year}–${to.slice(8)}.${to.slice(5, 7)}.${to.slice(0, 4)}`;
}
