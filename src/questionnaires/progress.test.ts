import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Answers } from './answer.ts';
import type { Definition } from './definition.ts';
import { missing } from './missing.ts';
import { isComplete, percentOf, progress } from './progress.ts';

const label = { ky: 'Суроо', ru: 'Вопрос', en: 'Question' };
const circumstances = { today: '2026-03-12' as LocalDate, vocabularies: {} };
const kinds = [
	{ value: 'full', label },
	{ value: 'part', label }
];
const definition: Definition = {
	key: 'visit',
	version: 1,
	title: label,
	sections: [
		{
			id: 'one',
			title: label,
			questions: [
				{ id: 'note', kind: 'note', label },
				{ id: 'registered', kind: 'yesno', label, required: true },
				{ id: 'inn', kind: 'text', label, format: 'inn', required: true, relevant: { eq: [{ answer: 'registered' }, true] } },
				{ id: 'website', kind: 'text', label, format: 'url' },
				{ id: 'reason', kind: 'text', label, required: { answered: 'website' } }
			]
		},
		{
			id: 'two',
			title: label,
			questions: [
				{ id: 'staff', kind: 'table', label, required: true, rows: kinds, columns: [{ id: 'women', kind: 'number', label, required: true }] }
			]
		},
		{
			id: 'three',
			title: label,
			questions: [
				{
					id: 'media',
					kind: 'table',
					label,
					columns: [
						{ id: 'title', kind: 'text', label, required: true },
						{ id: 'link', kind: 'text', label }
					]
				}
			]
		}
	]
};
const of = (answers: Answers) => progress(definition, answers, circumstances);
const left = (answers: Answers) =>
	missing(definition, answers, circumstances).map(({ section, question, code, row }) => [
		section,
		question,
		code.replace('questionnaires/', ''),
		...(row === undefined ? [] : [row])
	]);

describe('a respondent', () => {
	test('has done nothing', () => {
		expect(of({})).toEqual({
			required: 2,
			answered: 0,
			problems: 0,
			sections: [
				{ section: 'one', required: 1, answered: 0, problems: 0 },
				{ section: 'two', required: 1, answered: 0, problems: 0 },
				{ section: 'three', required: 0, answered: 0, problems: 0 }
			]
		});
		expect(percentOf(of({}))).toBe(0);
		expect(left({})).toEqual([
			['one', 'registered', 'required'],
			['two', 'staff', 'required']
		]);
	});
	test('says "no": an answer, and there is no taxpayer number to ask for', () => {
		expect(of({ registered: false, inn: 'left from before' })).toMatchObject({ required: 2, answered: 1, problems: 0 });
	});
	test('says "yes": one question more', () => {
		expect(of({ registered: true })).toMatchObject({ required: 3, answered: 1 });
	});
	test('gets the number wrong: answered, but a problem', () => {
		expect(of({ registered: true, inn: '1207199510092' })).toMatchObject({ required: 3, answered: 2, problems: 1 });
		expect(left({ registered: true, inn: '1207199510092' })).toContainEqual(['one', 'inn', 'inn-lost-zero']);
	});
	test('answers something optional: it does not count, but may ask for more', () => {
		expect(of({ website: 'example.kg' })).toMatchObject({ required: 3, answered: 0 });
		expect(of({ website: 'nonsense', reason: 'a' })).toMatchObject({ required: 3, answered: 1, problems: 1 });
	});
	test('fills in half a table: not answered yet', () => {
		expect(of({ staff: [{ row: 'full', women: 0 }] })).toMatchObject({ answered: 0, problems: 0 });
		expect(left({ registered: false, staff: [{ row: 'full', women: 0 }] })).toEqual([['two', 'staff', 'cell-required', 'part']]);
	});
	test('is done', () => {
		const done = of({
			registered: false,
			staff: [
				{ row: 'full', women: 0 },
				{ row: 'part', women: 2 }
			]
		});
		expect(isComplete(done)).toBe(true);
		expect(percentOf(done)).toBe(100);
	});
	test('leaves a row of an optional table half filled: a problem, though nothing was required', () => {
		expect(of({ media: [{ link: 'example.kg' }] })).toMatchObject({ required: 2, answered: 0, problems: 1 });
	});
	test('types spaces only: no answer', () => {
		expect(of({ registered: true, inn: '  \u200b' })).toMatchObject({ answered: 1 });
	});
});

test('where nothing is required there is no percentage', () => {
	expect(percentOf({ required: 0, answered: 0, problems: 0 })).toBeNull();
	expect(percentOf({ required: 3, answered: 2, problems: 0 })).toBe(66);
});
