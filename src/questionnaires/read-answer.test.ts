import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Definition, Question, TableQuestion } from './definition.ts';
import { baseName, cellName, rowName } from './field-names.ts';
import { fieldsOf, type FormFields } from './form-fields.ts';
import { readAnswer } from './read-answer.ts';
import { readForm } from './read-form.ts';

const label = { ky: 'Суроо', ru: 'Вопрос', en: 'Question' };
const ask = (question: object): Question => ({ id: 'x', label, ...question }) as Question;

function form(entries: Record<string, string | string[]>): FormFields {
	const data = new FormData();
	for (const [name, values] of Object.entries(entries)) for (const value of [values].flat()) data.append(name, value);
	return fieldsOf(data);
}

describe('each kind', () => {
	const hash = 'a'.repeat(64);
	const cases: [object, Record<string, string | string[]>, unknown][] = [
		[{ kind: 'text' }, { 'q.x': '' }, null],
		[{ kind: 'text' }, {}, null],
		[{ kind: 'text' }, { 'q.x': ' ичинде  бош орун \r\n' }, ' ичинде  бош орун \r\n'],
		[{ kind: 'localised' }, { 'q.x.ky': 'Ачык айыл', 'q.x.ru': '' }, { ky: 'Ачык айыл' }],
		[{ kind: 'localised' }, { 'q.x.ky': '', 'q.x.ru': '' }, null],
		[{ kind: 'number' }, { 'q.x': '1 234' }, 1234],
		[{ kind: 'number' }, { 'q.x': '0' }, 0],
		[{ kind: 'number' }, { 'q.x': '-0' }, 0],
		[{ kind: 'number', decimals: 1 }, { 'q.x': '33,3' }, 33.3],
		[{ kind: 'number' }, { 'q.x': '5,0' }, 5],
		[{ kind: 'number' }, { 'q.x': '\u22125' }, -5],
		[{ kind: 'money' }, { 'q.x.amount': '1\u00a0200,50', 'q.x.currency': 'KGS' }, { amount: '1200.50', currency: 'KGS' }],
		[{ kind: 'money' }, { 'q.x.amount': '007', 'q.x.currency': 'USD' }, { amount: '7', currency: 'USD' }],
		[{ kind: 'money' }, { 'q.x.amount': '', 'q.x.currency': 'KGS' }, null],
		[{ kind: 'date' }, { 'q.x': '2026-03-12' }, '2026-03-12'],
		[{ kind: 'date' }, { 'q.x': '12.3.2026' }, '2026-03-12'],
		[{ kind: 'date', precision: 'year' }, { 'q.x': '2009' }, '2009'],
		[{ kind: 'choice' }, { 'q.x': 'cso' }, 'cso'],
		[{ kind: 'choices' }, { 'q.x': ['b', 'a', 'b', ''] }, ['b', 'a']],
		[{ kind: 'choices' }, {}, null],
		[{ kind: 'yesno' }, { 'q.x': 'no' }, false],
		[{ kind: 'yesno' }, {}, null],
		[{ kind: 'file' }, { 'q.x.file': hash, 'q.x.name': 'устав.pdf', 'q.x.size': '42' }, { file: hash, name: 'устав.pdf', size: 42 }],
		[{ kind: 'file' }, { 'q.x.file': hash, 'q.x.name': 'устав.pdf', 'q.x.size': '42', 'q.x.remove': 'on' }, null],
		[{ kind: 'file' }, {}, null],
		[{ kind: 'note' }, { 'q.x': 'anything' }, null]
	];
	test.each(cases)('%j from %j is %j', (question, entries, value) => {
		expect(readAnswer(ask(question), form(entries))).toEqual({ ok: true, value });
	});
});

describe('what cannot be read is said, and kept as it was sent', () => {
	const cases: [object, Record<string, string>, string][] = [
		[{ kind: 'number' }, { 'q.x': 'көп' }, 'questionnaires/not-a-number'],
		[{ kind: 'number', decimals: 2 }, { 'q.x': '1.234,5' }, 'questionnaires/not-a-number'],
		[{ kind: 'number', decimals: 2 }, { 'q.x': '1e5' }, 'questionnaires/not-a-number'],
		[{ kind: 'number' }, { 'q.x': '1,5' }, 'questionnaires/not-a-whole-number'],
		[{ kind: 'number', decimals: 1 }, { 'q.x': '1,25' }, 'questionnaires/too-many-decimals'],
		[{ kind: 'number' }, { 'q.x': '12345678901234567' }, 'questionnaires/number-too-long'],
		[{ kind: 'money' }, { 'q.x.amount': 'миң', 'q.x.currency': 'KGS' }, 'questionnaires/not-an-amount'],
		[{ kind: 'money' }, { 'q.x.amount': '10', 'q.x.currency': '' }, 'questionnaires/unknown-currency'],
		[{ kind: 'date' }, { 'q.x': '31.02.2026' }, 'questionnaires/not-a-date'],
		[{ kind: 'date' }, { 'q.x': 'былтыр' }, 'questionnaires/not-a-date'],
		[{ kind: 'date', precision: 'year' }, { 'q.x': '26' }, 'questionnaires/not-a-year'],
		[{ kind: 'yesno' }, { 'q.x': 'maybe' }, 'questionnaires/not-yes-or-no'],
		[{ kind: 'choice' }, { 'q.x': 'x'.repeat(300) }, 'questionnaires/unknown-choice'],
		[{ kind: 'file' }, { 'q.x.file': '../../etc/passwd', 'q.x.name': 'a', 'q.x.size': '1' }, 'questionnaires/not-a-file']
	];
	test.each(cases)('%j from %j: %s', (question, entries, code) => {
		const reading = readAnswer(ask(question), form(entries));
		expect(reading).toMatchObject({ ok: false, problems: [{ code }] });
		expect(reading.ok ? null : reading.raw).toEqual(Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, [value]])));
	});
});

describe('tables', () => {
	const projects = ask({
		kind: 'table',
		maxRows: 3,
		columns: [
			{ id: 'title', kind: 'text', label },
			{ id: 'amount', kind: 'money', label },
			{ id: 'places', kind: 'choices', label, choices: [] }
		]
	});
	const needs = ask({ kind: 'table', rows: [], columns: [{ id: 'need', kind: 'choice', label, choices: [] }] });

	test('empty rows are left out, the others keep their order', () => {
		const data = form({
			'q.x.10.title': 'үчүнчү',
			'q.x.0.title': '',
			'q.x.0.amount.currency': 'KGS',
			'q.x.2.title': 'экинчи',
			'q.x.2.amount.amount': '5',
			'q.x.2.amount.currency': 'KGS',
			'q.x.2.places': ['a', 'b']
		});
		expect(readAnswer(projects, data)).toEqual({
			ok: true,
			value: [{ title: 'экинчи', amount: { amount: '5', currency: 'KGS' }, places: ['a', 'b'] }, { title: 'үчүнчү' }]
		});
	});
	test('nothing filled in is no answer, not an empty table', () => {
		expect(readAnswer(projects, form({ 'q.x.0.title': '' }))).toEqual({ ok: true, value: null });
	});
	test('a bad cell is named', () => {
		const reading = readAnswer(projects, form({ 'q.x.1.title': 'a', 'q.x.1.amount.amount': 'b', 'q.x.1.amount.currency': 'KGS' }));
		expect(reading).toMatchObject({
			ok: false,
			problems: [{ code: 'questionnaires/not-an-amount', row: 1, column: 'amount' }],
			raw: { 'q.x.1.title': ['a'] }
		});
	});
	test('more rows than may be', () => {
		const reading = readAnswer(projects, form(Object.fromEntries([0, 1, 2, 3].map((place) => [cellName('x', place, 'title'), 'a']))));
		expect(reading).toMatchObject({ ok: false, problems: [{ code: 'questionnaires/too-many-rows', params: { max: 3 } }] });
	});
	test('a flood of rows is refused without reading them', () => {
		const reading = readAnswer(projects, form(Object.fromEntries(Array.from({ length: 5000 }, (_, place) => [cellName('x', place, 'title'), '']))));
		expect(reading).toMatchObject({ ok: false, problems: [{ code: 'questionnaires/too-many-rows' }] });
	});
	test('fixed rows carry their name; one that says nothing else is no row', () => {
		const data = form({ [rowName('x', 0)]: 'finance', 'q.x.0.need': '', [rowName('x', 1)]: 'advocacy', 'q.x.1.need': 'great' });
		expect(readAnswer(needs, data)).toEqual({ ok: true, value: [{ row: 'advocacy', need: 'great' }] });
		expect(readAnswer(needs, form({ 'q.x.0.need': 'great' }))).toMatchObject({ ok: false, problems: [{ code: 'questionnaires/unknown-row' }] });
	});
	test('names from outside reach no prototype', () => {
		const evil = ask({ kind: 'table', columns: [{ id: 'title', kind: 'text', label }] }) as TableQuestion;
		readAnswer(evil, form({ 'q.x.0.__proto__': 'a', 'q.x.__proto__.title': 'b', 'q.x.0.constructor': 'c' }));
		expect(({} as { title?: string }).title).toBeUndefined();
	});
});

describe('any text', () => {
	const anything = fc.string({ unit: 'binary', maxLength: 200 });
	test('is kept exactly, without NUL', () => {
		fc.assert(
			fc.property(anything, (text) => {
				const sent = text.toWellFormed();
				const reading = readAnswer(ask({ kind: 'text' }), form({ 'q.x': sent }));
				expect(reading).toEqual({ ok: true, value: sent.replaceAll('\0', '') || null });
			})
		);
	});
	test('sent to any question is an answer or a problem, never an exception', () => {
		const kinds: object[] = [
			{ kind: 'number' },
			{ kind: 'money' },
			{ kind: 'date' },
			{ kind: 'date', precision: 'year' },
			{ kind: 'choice' },
			{ kind: 'choices' },
			{ kind: 'yesno' },
			{ kind: 'file' },
			{ kind: 'localised' }
		];
		fc.assert(
			fc.property(fc.constantFrom(...kinds), anything, (kind, text) => {
				const data = form({ 'q.x': text, 'q.x.amount': text, 'q.x.currency': text, 'q.x.file': text, 'q.x.ky': text });
				expect(typeof readAnswer(ask(kind), data).ok).toBe('boolean');
			})
		);
	});
	test('a whole number comes back as it was, however it was spaced', () => {
		fc.assert(
			fc.property(fc.integer(), fc.constantFrom(' ', '\u00a0', '\u202f', ''), (number, space) => {
				const typed = String(number).replace(/\B(?=(\d{3})+$)/g, space);
				expect(readAnswer(ask({ kind: 'number' }), form({ 'q.x': typed }))).toEqual({ ok: true, value: number });
			})
		);
	});
});

test('a page speaks only of the questions that were on it', () => {
	const definition: Definition = {
		key: 'd',
		version: 1,
		title: label,
		sections: [
			{
				id: 'one',
				title: label,
				questions: [
					{ id: 'a', kind: 'text', label },
					{ id: 'b', kind: 'choices', label, choices: [] },
					{ id: 'c', kind: 'text', label }
				]
			}
		]
	};
	const submitted = readForm(definition, form({ [baseName('a')]: '3', 'q.a': 'жаңы', [baseName('b')]: 'nonsense', 'q.c': 'not drawn' }));
	expect(submitted.map(({ question, reading, baseVersion }) => [question.id, reading.ok && reading.value, baseVersion])).toEqual([
		['a', 'жаңы', 3],
		['b', null, 0]
	]);
});
