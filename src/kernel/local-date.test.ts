import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addDays,
	addMonths,
	compareLocalDates,
	daysBetween,
	isLocalDate,
	parseLocalDate,
	wholeYearsBetween,
	type LocalDate
} from './local-date.ts';

/** The calendar of the platform, as an independent witness. */
const anyDate = fc
	.date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9000-12-31T00:00:00Z'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10) as LocalDate);
const day = (text: string): LocalDate => parseLocalDate(text) ?? expect.fail(`${text} is a date`);

describe('a local date', () => {
	test('is a day that exists, written YYYY-MM-DD', () => {
		expect(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'].every(isLocalDate)).toBe(true);
		const wrong = [
			'2025-02-29',
			'1900-02-29',
			'2025-13-01',
			'2025-00-10',
			'2025-04-31',
			'2025-4-1',
			'2025-04-01T00:00',
			'',
			'0000-01-01',
			20250401,
			null
		];
		expect(wrong.filter(isLocalDate)).toEqual([]);
	});

	test('any date that the platform knows is one', () => {
		fc.assert(fc.property(anyDate, (date) => isLocalDate(date)));
	});

	test('adding days agrees with the platform and is undone by subtracting them', () => {
		fc.assert(
			fc.property(anyDate, fc.integer({ min: -300_000, max: 300_000 }), (date, days) => {
				const later = addDays(date, days);
				expect(later).toBe(new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10));
				expect(addDays(later, -days)).toBe(date);
				expect(daysBetween(date, later)).toBe(days);
			})
		);
	});

	test('adding months keeps the day or takes the last of the month', () => {
		expect(addMonths(day('2025-01-31'), 1)).toBe('2025-02-28');
		expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
		expect(addMonths(day('2025-11-30'), 3)).toBe('2026-02-28');
		expect(addMonths(day('2025-03-31'), -1)).toBe('2025-02-28');
		expect(addMonths(day('2025-01-15'), -1)).toBe('2024-12-15');
		fc.assert(
			fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (date, months) => {
				const moved = addMonths(date, months);
				const clamped = Number(moved.slice(8)) < Number(date.slice(8));
				expect(Number(moved.slice(0, 4)) * 12 + Number(moved.slice(5, 7))).toBe(
					Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) + months
				);
				expect(clamped ? addDays(moved, 1).slice(8) : moved.slice(8)).toBe(clamped ? '01' : date.slice(8));
			})
		);
	});

	test('order is that of the calendar', () => {
		fc.assert(fc.property(anyDate, anyDate, (a, b) => Math.sign(daysBetween(b, a)) === compareLocalDates(a, b)));
	});

	test('whole years are birthdays passed', () => {
		expect(wholeYearsBetween(day('2023-06-10'), day('2025-06-09'))).toBe(1);
		expect(wholeYearsBetween(day('2023-06-10'), day('2025-06-10'))).toBe(2);
		expect(wholeYearsBetween(day('2024-02-29'), day('2025-02-28'))).toBe(1);
		expect(wholeYearsBetween(day('2025-06-10'), day('2025-06-09'))).toBe(-1);
	});

	test('leaving the calendar or adding half a day is an error, not a wrong date', () => {
		expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
		expect(() => addDays(day('0001-01-01'), -1)).toThrow(RangeError);
		expect(() => addMonths(day('0001-01-01'), -1)).toThrow(RangeError);
		expect(() => addDays(day('2025-01-01'), 0.5)).toThrow(RangeError);
	});
});
