import { describe, expect, test } from 'vitest';
import { type IndividualMark, spreadOf } from './individual-answers.ts';
import { coverageOf, mayBeFewer, planProblem, type RespondentRole } from './respondents.ts';

const person = (role: RespondentRole, hasAnswered = false) => ({ role, sex: role === 'board' ? ('female' as const) : ('male' as const), hasAnswered });

test('coverage counts people, answers and sexes, and names the sides that are missing', () => {
	expect(coverageOf([person('board', true), person('staff'), person('volunteer')])).toEqual({ planned: 3, answered: 1, women: 1, men: 2, missing: ['beneficiary'] });
	expect(coverageOf([])).toEqual({ planned: 0, answered: 0, women: 0, men: 0, missing: ['board', 'staff', 'beneficiary'] });
});

test.each([
	[5, 40, '', null], [4, 40, 'аз адам', 'diagnostics/too-few-respondents'], [4, null, 'аз адам', 'diagnostics/too-few-respondents'],
	[3, 2, 'Үч адам иштейт', null], [3, 2, '', 'diagnostics/fewer-without-reason'], [0, 0, 'эч ким', 'diagnostics/too-few-respondents'], [1, 3, 'аз', 'diagnostics/too-few-respondents']
] as const)('%i planned, %s paid staff, because “%s”: %s', (planned, paidStaff, because, problem) => {
	expect(planProblem(planned, paidStaff, because)).toBe(problem);
});

test('an organisation of unknown size is not small', () => {
	expect([mayBeFewer(null), mayBeFewer(2), mayBeFewer(3)]).toEqual([false, true, false]);
});

describe('a spread', () => {
	const tallies = (marks: Partial<Record<IndividualMark, number>>, indicator = '1.1') => Object.entries(marks).map(([mark, count]) => ({ indicator, mark: mark as IndividualMark, count }));

	test('is shown from five answers on; “don’t know” is an answer', () => {
		expect(spreadOf('1.1', tallies({ 1: 2, 3: 1, dontKnow: 1 }))).toBeNull();
		expect(spreadOf('1.1', tallies({ 1: 2, 3: 1, dontKnow: 2 }))).toEqual({ levels: [2, 0, 1, 0], dontKnow: 2, total: 5 });
	});

	test('is of its own indicator', () => {
		expect(spreadOf('1.2', tallies({ 4: 9 }))).toBeNull();
	});
});
