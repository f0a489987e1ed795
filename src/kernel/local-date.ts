/**
 * Calendar dates without a time or a zone, for business dates: when an action is due, on which day a report was issued.
 * Proleptic Gregorian calendar, years 1 to 9999, whole numbers only: no instant is ever involved, so no zone can move a date.
 */

/** `YYYY-MM-DD`, a day that exists. Compares correctly as a string. */
export type LocalDate = string & { readonly __kind: 'LocalDate' };

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const lastYear = 9999;

export function isLocalDate(value: unknown): value is LocalDate {
	if (typeof value !== 'string') return false;
	const match = shape.exec(value);
	if (!match) return false;
	const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
	return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** `null` for anything that is not written `YYYY-MM-DD` or is no day of the calendar (`2025-02-29`). */
export function parseLocalDate(text: string): LocalDate | null {
	return isLocalDate(text) ? text : null;
}

/** Negative when `a` is earlier, 0 when they are the same day. */
export function compareLocalDates(a: LocalDate, b: LocalDate): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** `days` may be negative. Throws RangeError outside the years 1 to 9999. */
export function addDays(date: LocalDate, days: number): LocalDate {
	return fromDayNumber(dayNumber(date) + wholeNumber(days));
}

/** The same day of the month `months` later (or earlier), or the month's last day where it has no such day: 31 January + 1 → 28 or 29 February. */
export function addMonths(date: LocalDate, months: number): LocalDate {
	const { year, month, day } = parts(date);
	const index = year * 12 + (month - 1) + wholeNumber(months);
	const target = { year: Math.floor(index / 12), month: (index % 12) + 1 };
	return write(target.year, target.month, Math.min(day, daysInMonth(target.year, target.month)));
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
	return dayNumber(to) - dayNumber(from);
}

/** Birthdays passed, as in an age: one who starts on 29 February has the birthday on 28 February of a common year. Negative when `to` is before `from`. */
export function wholeYearsBetween(from: LocalDate, to: LocalDate): number {
	const years = parts(to).year - parts(from).year;
	return addMonths(from, years * 12) > to ? years - 1 : years;
}

function parts(date: LocalDate): { year: number; month: number; day: number } {
	return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function isLeap(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
	if (month === 2) return isLeap(year) ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days from 0001-01-01 to the first of January of `year`. */
function daysBeforeYear(year: number): number {
	const past = year - 1;
	return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

function dayNumber(date: LocalDate): number {
	const { year, month, day } = parts(date);
	let days = daysBeforeYear(year) + day - 1;
	for (let earlier = 1; earlier < month; earlier++) days += daysInMonth(year, earlier);
	return days;
}

function fromDayNumber(days: number): LocalDate {
	let year = Math.floor(days / 365.2425) + 1;
	while (daysBeforeYear(year) > days) year--;
	while (daysBeforeYear(year + 1) <= days) year++;
	let rest = days - daysBeforeYear(year);
	let month = 1;
	while (rest >= daysInMonth(year, month)) rest -= daysInMonth(year, month++);
	return write(year, month, rest + 1);
}

function write(year: number, month: number, day: number): LocalDate {
	if (year < 1 || year > lastYear) throw new RangeError(`The year ${year} is outside 1 to ${lastYear}`);
	return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate;
}

function pad(number: number, width: number): string {
	return String(number).padStart(width, '0');
}

function wholeNumber(number: number): number {
	if (!Number.isSafeInteger(number)) throw new RangeError(`${number} is not a whole number`);
	return number;
}
