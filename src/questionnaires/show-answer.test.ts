import { describe, expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import type { Question } from './definition.ts';
import { showAnswer, type Showing } from './show-answer.ts';

const label = (text: string) => ({ ky: text, ru: text, en: text });
const showing: Showing = { language: 'ky', vocabularies: { regions: [{ value: 'KG-N', label: label('Нарын облусу') }] }, words: { yes: 'Ооба', no: 'Жок' }, clearance: 'sensitive' };
const show = (question: object, value: Answer, more: Partial<Showing> = {}) => showAnswer({ id: 'x', label: label('Суроо'), ...question } as Question, value, { ...showing, ...more });
const text = (shown: string) => ({ kind: 'text', text: shown });

describe('as people here write it', () => {
	const cases: [object, Answer, object][] = [
		[{ kind: 'text' }, ' a\nb ', text(' a\nb ')],
		[{ kind: 'number', unit: label('адам') }, 12345.5, text('12\u202f345,5 адам')],
		[{ kind: 'money' }, { amount: '150000.50', currency: 'KGS' }, text('150\u202f000,50 KGS')],
		[{ kind: 'date' }, '2026-03-12', text('12.03.2026')],
		[{ kind: 'date', precision: 'year' }, '2009', text('2009')],
		[{ kind: 'yesno' }, false, text('Жок')],
		[{ kind: 'choice', choices: { vocabulary: 'regions' } }, 'KG-N', text('Нарын облусу')],
		[{ kind: 'choices', choices: { vocabulary: 'regions' } }, ['KG-N', 'KG-X'], { kind: 'list', items: ['Нарын облусу', 'KG-X'] }],
		[{ kind: 'localised' }, { en: 'Water', ky: 'Суу' }, { kind: 'languages', texts: [{ language: 'ky', text: 'Суу' }, { language: 'en', text: 'Water' }] }],
		[{ kind: 'file' }, { file: 'a'.repeat(64), name: 'Устав.pdf', size: 23_700 }, { kind: 'file', file: 'a'.repeat(64), name: 'Устав.pdf', size: '24 КБ' }]
	];
	test.each(cases)('%j %j', (question, value, shown) => expect(show(question, value)).toEqual(shown));
	test.each([null, '', ' \u200b', []])('%j is no answer', (value) => expect(show({ kind: 'text' }, value)).toEqual({ kind: 'none' }));
	test('what is no answer to such a question is not shown as one', () => expect(show({ kind: 'number' }, 'көп')).toEqual({ kind: 'none' }));
});

describe('a table', () => {
	const table = {
		kind: 'table',
		rows: { vocabulary: 'regions' },
		columns: [
			{ id: 'need', kind: 'number', label: label('Саны') },
			{ id: 'who', kind: 'text', label: label('Ким'), dataClass: 'personal', purpose: label('—') }
		]
	};
	const value = [{ row: 'KG-N', need: 2, who: 'Айгүл' }, { row: 'KG-X', need: 1 }];
	test('has the names of its rows and columns', () => {
		expect(show(table, value)).toEqual({
			kind: 'table',
			columns: ['Саны', 'Ким'],
			rows: [
				{ label: 'Нарын облусу', cells: [text('2'), text('Айгүл')] },
				{ label: 'KG-X', cells: [text('1'), { kind: 'none' }] }
			]
		});
	});
	test('leaves out the columns that this reader may not see', () => {
		expect(JSON.stringify(show(table, value, { clearance: 'ordinary' }))).not.toMatch(/Айгүл|Ким/);
	});
});
