import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Answer } from './answer.ts';
import { checkAnswer } from './check-answer.ts';
import type { CheckScope } from './check-cell.ts';
import type { Question } from './definition.ts';

const label = { ky: 'Суроо', ru: 'Вопрос', en: 'Question' };
const message = { ky: 'Оңдоңуз', ru: 'Исправьте', en: 'Correct it' };
const choice = (value: string) => ({ value, label });
const ask = (question: object): Question => ({ id: 'x', label, ...question }) as Question;
const scope: CheckScope = {
	answers: { year: '2010' },
	today: '2026-03-12' as LocalDate,
	vocabularies: { currencies: [choice('KGS')], themes: [choice('health'), choice('education')] }
};
const codes = (question: object, value: unknown) =>
	checkAnswer(ask(question), value as Answer, scope).map((problem) => problem.code.replace('questionnaires/', ''));

describe('one answer', () => {
	const cases: [object, unknown, string[]][] = [
		[{ kind: 'text', required: true }, null, []],
		[{ kind: 'text', format: 'inn' }, '1207199510092', ['inn-lost-zero']],
		[{ kind: 'text', maxLength: 3 }, 'а\r\nб', []],
		[{ kind: 'text', maxLength: 3 }, 'абвг', ['too-long']],
		[{ kind: 'text', maxLength: 2 }, '😀😀', []],
		[{ kind: 'localised', maxLength: 3 }, { ky: 'абв', ru: 'абвг' }, ['too-long']],
		[{ kind: 'number', min: 0, max: 10 }, -1, ['below-minimum']],
		[{ kind: 'number', min: 0, max: 10 }, 11, ['above-maximum']],
		[{ kind: 'number', min: 0, max: 10 }, 0, []],
		[{ kind: 'money' }, { amount: '5.00', currency: 'KGS' }, []],
		[{ kind: 'money' }, { amount: '-5', currency: 'XXX' }, ['negative-amount', 'unknown-currency']],
		[{ kind: 'date', notInFuture: true }, '2026-03-13', ['in-the-future']],
		[{ kind: 'date', notInFuture: true }, '2026-03-12', []],
		[{ kind: 'date', notInFuture: true, precision: 'year' }, '2026', []],
		[{ kind: 'date', notInFuture: true, precision: 'year' }, '2027', ['in-the-future']],
		[{ kind: 'choice', choices: { vocabulary: 'themes' } }, 'religion', ['unknown-choice']],
		[{ kind: 'choices', choices: { vocabulary: 'themes' }, maxChosen: 1 }, ['health', 'education'], ['too-many-chosen']],
		[{ kind: 'choice', choices: { vocabulary: 'nowhere' } }, 'health', ['unknown-choice']],
		[{ kind: 'yesno' }, false, []],
		[{ kind: 'file' }, { file: 'short', name: 'a', size: 1 }, ['wrong-kind']],
		[{ kind: 'number' }, '5', ['wrong-kind']],
		[{ kind: 'text' }, { __proto__: null, a: 1 }, ['wrong-kind']],
		[{ kind: 'table', columns: [] }, [null], []],
		[{ kind: 'table', columns: [] }, 'rows', ['wrong-kind']]
	];
	test.each(cases)('%j answered %j: %j', (question, value, expected) => {
		expect(codes(question, value)).toEqual(expected);
	});

	test('a constraint brings its own message, and knows the other answers', () => {
		const question = ask({ kind: 'date', constraints: [{ holds: { ge: [{ self: true }, { answer: 'year' }] }, message }] });
		expect(checkAnswer(question, '2009-12-31', scope)).toEqual([{ code: 'questionnaires/constraint', message }]);
		expect(checkAnswer(question, '2010-01-01', scope)).toEqual([]);
	});
});

describe('a table of added rows', () => {
	const table = {
		kind: 'table',
		maxRows: 2,
		columns: [
			{ id: 'title', kind: 'text', label, required: true },
			{ id: 'url', kind: 'text', label, format: 'url' },
			{ id: 'proof', kind: 'text', label, required: true, relevant: { answered: { column: 'url' } } }
		]
	};
	test('a cell that must be there, and one that is wrong', () => {
		expect(checkAnswer(ask(table), [{ title: 'a' }, { url: 'nonsense' }], scope)).toEqual([
			{ code: 'questionnaires/cell-required', row: 1, column: 'title' },
			{ code: 'questionnaires/not-a-url', row: 1, column: 'url' },
			{ code: 'questionnaires/cell-required', row: 1, column: 'proof' }
		]);
	});
	test('a row left empty asks for nothing', () => {
		expect(checkAnswer(ask(table), [{ title: 'a' }, {}], scope)).toEqual([]);
	});
	test('too many rows', () => {
		expect(codes(table, [{ title: 'a' }, { title: 'b' }, { title: 'c' }])).toEqual(['too-many-rows']);
	});
	test('columns that nobody asked for are no answer', () => {
		expect(codes(table, [{ title: 'a', secret: 'b' }])).toEqual(['wrong-kind']);
	});
});

describe('a table of fixed rows', () => {
	const table = {
		kind: 'table',
		rows: { vocabulary: 'themes' },
		columns: [{ id: 'share', kind: 'number', label, required: true }],
		constraints: [{ holds: { sum: { table: 'x', column: 'share' }, eq: 100 }, message }]
	};
	test('where it must be answered, every row must be', () => {
		expect(checkAnswer(ask({ ...table, required: true }), [{ row: 'education', share: 100 }], scope)).toEqual([
			{ code: 'questionnaires/cell-required', row: 'health', column: 'share' }
		]);
		expect(codes(table, [{ row: 'education', share: 100 }])).toEqual([]);
	});
	test('rows that nobody offered, or twice', () => {
		expect(
			codes(table, [
				{ row: 'education', share: 50 },
				{ row: 'education', share: 25 },
				{ row: 'sport', share: 25 }
			])
		).toEqual(['unknown-row', 'repeated-row']);
	});
	test('its own sum is seen by its constraint', () => {
		expect(codes(table, [{ row: 'education', share: 50 }])).toEqual(['constraint']);
	});
});
