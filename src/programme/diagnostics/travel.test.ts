import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { journeysOf, suits, type Visit } from './travel.ts';
import { weeksFrom } from './weeks.ts';

const weeks = weeksFrom('2026-04-06' as LocalDate, 6);
const [first, second, third] = weeks as [LocalDate, LocalDate, LocalDate];
const visit = (id: string, more: Partial<Visit> = {}): Visit => ({ id, region: 'KG-N', district: '', weeks: [], fixed: null, ...more });
const planned = (...visits: Visit[]) => {
	const { journeys, alone } = journeysOf(visits, weeks);
	return { journeys: journeys.map(({ region, week, visits: together }) => [region, week, together.map(({ id }) => id).join('')]), alone: alone.map(({ id }) => id).join('') };
};

describe('a journey', () => {
	test('brings together whom the same week suits', () => {
		expect(planned(visit('a', { weeks: [first, second] }), visit('b', { weeks: [second, third] }), visit('c', { weeks: [third] })))
			.toEqual({ journeys: [['KG-N', second, 'ab']], alone: 'c' });
	});
	test('never crosses from one region into another', () => {
		expect(planned(visit('a', { weeks: [first] }), visit('b', { region: 'KG-T', weeks: [first] }))).toEqual({ journeys: [], alone: 'ab' });
	});
	test('goes where a date is set already, rather than earlier', () => {
		expect(planned(visit('a'), visit('b', { fixed: third }))).toEqual({ journeys: [['KG-N', third, 'ab']], alone: '' });
	});
	test('takes those who wish for nothing, or for weeks that are gone, in any week', () => {
		expect(planned(visit('a', { weeks: ['2025-01-06' as LocalDate] }), visit('b', { weeks: [second] }))).toEqual({ journeys: [['KG-N', second, 'ab']], alone: '' });
	});
	test('has neighbours beside one another', () => {
		expect(planned(visit('a', { district: 'Кочкор' }), visit('b', { district: 'Ат-Башы' }), visit('c', { district: 'Кочкор' })).journeys[0]![2]).toBe('bac');
	});
});

test('everybody is planned for once, in a week that suits', () => {
	const anyVisit = fc.record({
		region: fc.constantFrom('KG-N', 'KG-T'), district: fc.constantFrom('', 'Ак-Талаа', 'Кочкор'),
		weeks: fc.subarray(weeks), fixed: fc.option(fc.constantFrom(...weeks, '2026-02-02' as LocalDate))
	});
	fc.assert(fc.property(fc.array(anyVisit, { maxLength: 12 }), (drawn) => {
		const visits = drawn.map((one, index): Visit => ({ ...one, id: String(index) }));
		const { journeys, alone } = journeysOf(visits, weeks);
		const all = [...journeys.flatMap((journey) => journey.visits), ...alone].map(({ id }) => id);
		expect(all.sort()).toEqual(visits.map(({ id }) => id).sort());
		for (const { region, week, visits: together } of journeys) {
			expect(together.length).toBeGreaterThanOrEqual(2);
			for (const one of together) expect([one.region, suits(one, week, weeks)]).toEqual([region, true]);
		}
		for (const [index, one] of alone.entries()) {
			const others = alone.filter((other, place) => place !== index && other.region === one.region);
			expect(others.some((other) => weeks.some((week) => suits(one, week, weeks) && suits(other, week, weeks)))).toBe(false);
		}
	}));
});
