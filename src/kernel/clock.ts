import type { LocalDate } from './local-date.ts';

/** The only way to know the time. Business dates are Asia/Bishkek dates (UTC+6, no summer time). */
export interface Clock {
	now(): Date;
	today(): LocalDate;
}

const bishkek = 6 * 60 * 60 * 1000;

/** The calendar date in Bishkek at an instant. */
export function dateInBishkek(instant: Date): LocalDate {
	return new Date(instant.getTime() + bishkek).toISOString().slice(0, 10) as LocalDate;
}

export function clockFrom(now: () => Date): Clock {
	return { now, today: () => dateInBishkek(now()) };
}
