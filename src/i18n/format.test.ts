import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { formatDate, formatInstant, formatNumber, formatSize, formatTime } from './format.ts';

test('a date is written the same in all three languages', () => {
	expect(formatDate('2026-03-02' as LocalDate)).toBe('02.03.2026');
});

test('an instant is shown in Bishkek time, wherever it is shown', () => {
	expect(formatInstant('2026-03-01T20:05:00Z')).toBe('02.03.2026 02:05');
	expect(formatInstant(new Date('2025-12-31T18:00:00Z'))).toBe('01.01.2026 00:00');
	expect(formatTime('2026-03-01T20:05:00Z')).toBe('02:05');
});

const narrow = '\u202f';

test.each([
	[0, 0, '0', '0'],
	[999, 0, '999', '999'],
	[1000, 0, `1${narrow}000`, '1,000'],
	[25_000_000, 0, `25${narrow}000${narrow}000`, '25,000,000'],
	[1234.5, 2, `1${narrow}234,50`, '1,234.50'],
	[0.05, 2, '0,05', '0.05'],
	[-1234, 0, `−1${narrow}234`, '−1,234'],
	[2.675, 0, '3', '3']
])('%d with %d decimals', (value, decimals, kyrgyzAndRussian, english) => {
	expect([formatNumber(value, 'ky', decimals), formatNumber(value, 'ru', decimals)]).toEqual([kyrgyzAndRussian, kyrgyzAndRussian]);
	expect(formatNumber(value, 'en', decimals)).toBe(english);
});

/** Known gap: it is `−0` today. */
test('a number that is rounded to nothing has no sign', () => {
	expect(formatNumber(-0.4, 'en')).toBe('0');
});

test.each([
	[512, '0,5 КБ', '0.5 kB'],
	[23_700, '24 КБ', '24 kB'],
	[1_200_000, '1,2 МБ', '1.2 MB'],
	[999_400, '999 КБ', '999 kB']
])('%d bytes', (bytes, kyrgyz, english) => {
	expect([formatSize(bytes, 'ky'), formatSize(bytes, 'en')]).toEqual([kyrgyz, english]);
});
