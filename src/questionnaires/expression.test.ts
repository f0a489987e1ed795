import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Answers, Row } from './answer.ts';
import { answersRead, evaluate, reads, type Expression, type Scope } from './expression.ts';

const today = '2026-03-12' as LocalDate;
const within = (answers: Answers, more: Partial<Scope> = {}): Scope => ({ answers, today, ...more });
const answer = (id: string) => ({ answer: id });

describe('comparisons', () => {
	const cases: [Expression, Answers, boolean][] = [
		[{ eq: [answer('registered'), true] }, { registered: true }, true],
		[{ eq: [answer('registered'), false] }, {}, false],
		[{ ne: [answer('type'), 'other'] }, { type: 'cso' }, true],
		[{ ne: [answer('type'), 'other'] }, {}, false],
		[{ ne: [answer('type'), 'other'] }, { type: '  ' }, false],
		[{ lt: [answer('term'), { today: true }] }, { term: '2026-03-11' }, true],
		[{ le: [answer('year'), { today: true }] }, { year: '2026' }, true],
		[{ le: [answer('year'), { today: true }] }, { year: '2027' }, false],
		[{ gt: [answer('size'), 5] }, { size: 6 }, true],
		[{ ge: [answer('size'), 5] }, { size: '7' }, false],
		[{ ge: [answer('flag'), false] }, { flag: true }, false],
		[{ in: [answer('reach'), ['oblast', 'national']] }, { reach: 'national' }, true],
		[{ in: [answer('themes'), ['health']] }, { themes: ['education', 'health'] }, true],
		[{ in: [answer('themes'), ['health']] }, {}, false],
		[{ contains: [answer('themes'), answer('main')] }, { themes: ['health'], main: 'health' }, true],
		[{ contains: [answer('themes'), answer('main')] }, { themes: ['health'] }, false],
		[{ matches: [answer('inn'), 'inn'] }, { inn: '01207199510092' }, true],
		[{ matches: [answer('inn'), 'inn'] }, { inn: 5 }, false],
		[{ answered: 'inn' }, { inn: null }, false],
		[{ not: { answered: 'inn' } }, {}, true],
		[{ any: [{ answered: 'a' }, { answered: 'b' }] }, { b: 0 }, true],
		[{ all: [{ answered: 'a' }, { answered: 'b' }] }, { b: 0 }, false],
		[{ eq: [null, null] }, {}, false]
	];
	test.each(cases)('%j over %j is %s', (expression, answers, expected) => {
		expect(evaluate(expression, within(answers))).toBe(expected);
	});

	test('self and the cells of the row', () => {
		const row: Row = { start: '2025-01-01' };
		const after: Expression = { ge: [{ self: true }, { column: 'start' }] };
		expect(evaluate(after, within({}, { self: '2025-02-01', row }))).toBe(true);
		expect(evaluate(after, within({}, { self: '2024-02-01', row }))).toBe(false);
		expect(evaluate(after, within({}))).toBe(false);
	});

	test('names that every object has are not answers', () => {
		for (const id of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) expect(evaluate({ answered: id }, within({}))).toBe(false);
	});
});

describe('sums', () => {
	const shares: Expression = { sum: { table: 'shares', column: 'share' }, eq: 100 };
	test.each([
		[[33.3, 33.3, 33.4], true],
		[[50, 49], false],
		[[], false]
	])('shares %j make 100: %s', (parts, expected) => {
		expect(evaluate(shares, within({ shares: parts.map((share) => ({ share })) }))).toBe(expected);
	});
	test('over answers, with bounds', () => {
		const few: Expression = { sum: { answers: ['a', 'b'] }, ge: 1, le: 3 };
		expect(evaluate(few, within({ a: 2 }))).toBe(true);
		expect(evaluate(few, within({ a: 2, b: 2 }))).toBe(false);
		expect(evaluate(few, within({}))).toBe(false);
	});
});

test('answersRead names each question once', () => {
	const expression: Expression = {
		all: [
			{ eq: [answer('a'), answer('b')] },
			{ not: { answered: 'a' } },
			{ sum: { table: 'c', column: 'x' }, eq: 1 },
			{ in: [{ column: 'k' }, ['x']] }
		]
	};
	expect(answersRead(expression)).toEqual(['a', 'b', 'c']);
	expect(reads(expression)).toContainEqual({ column: 'k' });
});

describe('total', () => {
	const id = fc.constantFrom('a', 'b', 'c', '__proto__');
	const operand = fc.oneof(
		fc.string(),
		fc.double(),
		fc.boolean(),
		fc.constant(null),
		id.map(answer),
		id.map((column) => ({ column })),
		fc.constant({ self: true } as const),
		fc.constant({ today: true } as const)
	);
	const pair = fc.tuple(operand, operand);
	const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
		expression: fc.oneof(
			{ depthSize: 'small' },
			fc
				.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge', 'contains')
				.chain((name) => pair.map((operands) => ({ [name]: operands }) as unknown as Expression)),
			id.map((answered) => ({ answered })),
			operand.map((left) => ({ matches: [left, 'phone'] }) as Expression),
			operand.map((left) => ({ in: [left, ['x', 1]] }) as Expression),
			id.map((table) => ({ sum: { table, column: 'x' }, eq: 1 }) as Expression),
			fc.array(tie('expression'), { maxLength: 3 }).map((all) => ({ all })),
			fc.array(tie('expression'), { maxLength: 3 }).map((any) => ({ any })),
			tie('expression').map((not) => ({ not }))
		)
	}));

	test('whatever the answers are, there is a boolean and no exception', () => {
		fc.assert(
			fc.property(expression, fc.dictionary(id, fc.anything()), fc.anything(), (condition, answers, self) => {
				const scope = { answers, today, self } as unknown as Scope;
				expect(typeof evaluate(condition, scope)).toBe('boolean');
			})
		);
	});

	test('a comparison with an unanswered question is false', () => {
		fc.assert(
			fc.property(fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge'), operand, (name, other) => {
				expect(evaluate({ [name]: [answer('missing'), other] } as unknown as Expression, within({}))).toBe(false);
			})
		);
	});
});
