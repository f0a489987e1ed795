import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyStaff, codes, instrument } from '../../../tests/support/arbitrary-scores.ts';
import { targets, type Organisation } from './targets.ts';

const anyOrganisation: fc.Arbitrary<Organisation> = fc.record({
	paidStaff: anyStaff,
	ageInYears: fc.option(fc.nat({ max: 40 }), { nil: null })
});
const established: Organisation = { paidStaff: 12, ageInYears: 9 };

describe('targets', () => {
	test('are never "4 for all": 3 as a rule, 2 where size or age excuses', () => {
		fc.assert(
			fc.property(anyOrganisation, (organisation) => {
				const all = [...targets(instrument, organisation).values()].map(({ level }) => level);
				expect(all).toHaveLength(codes.length);
				expect(Math.max(...all)).toBeLessThanOrEqual(3);
				expect(Math.min(...all)).toBeGreaterThanOrEqual(2);
			})
		);
	});

	test.each([
		[established, '5.3', { level: 3, because: 'usual' }],
		[{ paidStaff: 2, ageInYears: 9 }, '5.5', { level: 2, because: 'notYetExpected' }],
		[{ paidStaff: 2, ageInYears: 9 }, '5.3', { level: 2, because: 'veryFewStaff' }],
		[{ paidStaff: 3, ageInYears: 9 }, '5.5', { level: 3, because: 'usual' }],
		[{ paidStaff: 12, ageInYears: 1 }, '5.3', { level: 2, because: 'young' }],
		[{ paidStaff: 12, ageInYears: 2 }, '5.3', { level: 3, because: 'usual' }],
		[{ paidStaff: null, ageInYears: null }, '5.5', { level: 3, because: 'usual' }]
	])('of %j at %s', (organisation, code, expected) => {
		expect(targets(instrument, organisation).get(code)).toEqual(expected);
	});

	test('that were agreed win, each for its own indicator', () => {
		const found = targets(instrument, established, { '2.2': 4 });
		expect(found.get('2.2')).toEqual({ level: 4, because: 'agreed' });
		expect(found.get('2.3')).toEqual({ level: 3, because: 'usual' });
	});
});
