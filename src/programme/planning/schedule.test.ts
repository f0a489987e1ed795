import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type LocalDate } from '#kernel/local-date.ts';
import { anyStaff } from '../../../tests/support/arbitrary-scores.ts';
import { precedes, type Ranked } from './priority.ts';
import { activeByQuarter, quarterlyLimit, quarterOf, scheduleByQuarter } from './schedule.ts';

const start = '2026-03-31' as LocalDate;
const action = (indicator: string, more: Partial<Ranked> = {}): Ranked => ({
	critical: false,
	score: 3,
	indicators: [indicator],
	from: 1,
	...more
});
const anyAction: fc.Arbitrary<Ranked> = fc.record({
	critical: fc.boolean(),
	score: fc.constantFrom(2, 3, 4),
	indicators: fc.constantFrom('1.1', '1.2', '2.1', '2.2', '3.1', '3.2', '4.1', '4.2').map((code) => [code]),
	from: fc.constantFrom(1 as const, 2 as const, 3 as const)
});
const anyDay = fc.nat({ max: 5000 }).map((days) => addDays('2020-01-01' as LocalDate, days));

describe('the quarters of a plan', () => {
	test('follow one another over twelve months without a day between or twice', () => {
		fc.assert(
			fc.property(anyDay, (first) => {
				expect(quarterOf(first, 0).start).toBe(first);
				for (const quarter of [1, 2, 3])
					expect(quarterOf(first, quarter).start).toBe(addDays(quarterOf(first, quarter - 1).due, 1));
				expect(quarterOf(first, 3).due).toBe(addDays(addMonths(first, 12), -1));
			})
		);
	});
});

describe('a schedule', () => {
	test('asks of at most five staff, or of an unknown number, at most five actions a quarter', () => {
		expect([0, 5, null].map(quarterlyLimit)).toEqual([5, 5, 5]);
		expect(quarterlyLimit(6)).toBeNull();
		fc.assert(
			fc.property(
				fc.array(anyAction, { maxLength: 60 }),
				anyDay,
				fc.option(fc.nat({ max: 5 }), { nil: null }),
				(actions, first, paidStaff) => {
					const dated = scheduleByQuarter(actions, { start: first, paidStaff });
					expect(Math.max(...activeByQuarter(dated, first))).toBeLessThanOrEqual(5);
				}
			)
		);
	});

	test('loses no action, and dates lie within the year or are both absent', () => {
		fc.assert(
			fc.property(fc.array(anyAction, { maxLength: 60 }), anyStaff, (actions, paidStaff) => {
				const dated = scheduleByQuarter(actions, { start, paidStaff });
				expect(dated).toHaveLength(actions.length);
				for (const { start: from, due } of dated) {
					expect(from === null).toBe(due === null);
					if (from !== null && due !== null)
						expect(start <= from && from < due && due < addMonths(start, 12)).toBe(true);
				}
			})
		);
	});

	test('takes the second step on an indicator in a later quarter than the first', () => {
		fc.assert(
			fc.property(fc.array(anyAction, { maxLength: 40 }), anyStaff, (actions, paidStaff) => {
				const dated = scheduleByQuarter(actions, { start, paidStaff });
				for (const later of dated) {
					for (const earlier of dated.filter((other) => precedes(other, later))) {
						if (later.start !== null) expect(earlier.due !== null && earlier.due < later.start).toBe(true);
					}
				}
			})
		);
	});

	test('begins with what is critical', () => {
		const actions = [
			...Array.from({ length: 30 }, (_, index) => action(`2.${index}`, { score: 5 })),
			action('1.1', { critical: true, score: 1 })
		];
		const [first] = scheduleByQuarter(actions, { start, paidStaff: 3 });
		expect(first).toMatchObject({ indicators: ['1.1'], start, due: '2026-06-29' });
	});

	test('leaves what does not fit without dates, last in order first', () => {
		const dated = scheduleByQuarter(
			Array.from({ length: 23 }, (_, index) => action(`2.${index}`)),
			{ start, paidStaff: 4 }
		);
		expect(activeByQuarter(dated, start)).toEqual([5, 5, 5, 5]);
		expect(dated.slice(20).map(({ start: from }) => from)).toEqual([null, null, null]);
	});

	test('spreads the work of a larger organisation over the year and drops nothing', () => {
		const dated = scheduleByQuarter(
			Array.from({ length: 40 }, (_, index) => action(`2.${index}`)),
			{ start, paidStaff: 12 }
		);
		expect(activeByQuarter(dated, start)).toEqual([10, 10, 10, 10]);
	});
});

test('an edited plan is counted by the days on which its actions are active', () => {
	const long = { start: '2026-06-01' as LocalDate, due: '2026-10-01' as LocalDate };
	expect(activeByQuarter([long, long, { start: null, due: null }], start)).toEqual([2, 2, 2, 0]);
});
