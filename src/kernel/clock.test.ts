import { expect, test } from 'vitest';
import { clockFrom, dateInBishkek } from './clock.ts';

test.each([
	['2026-03-01T17:59:59.999Z', '2026-03-01'],
	['2026-03-01T18:00:00.000Z', '2026-03-02'],
	['2025-12-31T18:00:00Z', '2026-01-01'],
	['2024-02-28T20:00:00Z', '2024-02-29']
])('%s is %s in Bishkek, wherever the machine stands', (instant, date) => {
	expect(dateInBishkek(new Date(instant))).toBe(date);
});

test('today moves with now', () => {
	let at = new Date('2026-03-01T12:00:00Z');
	const clock = clockFrom(() => at);
	expect([clock.today(), clock.now()]).toEqual(['2026-03-01', at]);
	at = new Date('2026-03-02T12:00:00Z');
	expect(clock.today()).toBe('2026-03-02');
});
