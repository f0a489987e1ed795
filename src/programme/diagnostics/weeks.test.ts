import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, type LocalDate } from '#kernel/local-date.ts';
import { mondayOf, spansOf, spanText, weeksFrom } from './weeks.ts';

const day = (text: string) => text as LocalDate;
const anyDay = fc.integer({ min: 1, max: 3_000_000 }).map((days) => addDays(day('0001-01-08'), days));

test('a week is named by its Monday', () => {
	expect(['2026-04-05', '2026-04-06', '2026-04-12', '2026-04-13'].map((date) => mondayOf(day(date)))).toEqual(['2026-03-30', '2026-04-06', '2026-04-06', '2026-04-13']);
	expect(mondayOf(day('1999-12-31'))).toBe('1999-12-27');
});

test('the Monday of any day is at most six days before it, and its own Monday', () => {
	fc.assert(fc.property(anyDay, (date) => {
		const days = daysBetween(mondayOf(date), date);
		expect(days).toBeGreaterThanOrEqual(0);
		expect(days).toBeLessThan(7);
		expect(mondayOf(mondayOf(date))).toBe(mondayOf(date));
	}));
});

test('weeks in a row are one stretch, and a year is named once', () => {
	expect(spansOf([day('2026-04-13'), day('2026-04-06'), day('2026-05-04')]).map(spanText)).toEqual(['06.04–19.04.2026', '04.05–10.05.2026']);
	expect(spansOf(weeksFrom(day('2026-12-30'), 1)).map(spanText)).toEqual(['28.12.2026–03.01.2027']);
	expect(spansOf([])).toEqual([]);
});
