import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Answers } from './answer.ts';
import type { Definition } from './definition.ts';
import { relevance } from './relevance.ts';

const today = '2026-03-12' as LocalDate;
const label = { ky: 'Суроо', ru: 'Вопрос', en: 'Question' };
const definition: Definition = {
	key: 'visit',
	version: 1,
	title: label,
	sections: [
		{
			id: 'one',
			title: label,
			questions: [
				{ id: 'registered', kind: 'yesno', label },
				{ id: 'hasBank', kind: 'yesno', label, relevant: { eq: [{ answer: 'registered' }, true] } },
				{ id: 'bank', kind: 'text', label, relevant: { eq: [{ answer: 'hasBank' }, true] } }
			]
		},
		{ id: 'two', title: label, relevant: { answered: 'bank' }, questions: [{ id: 'account', kind: 'text', label }] }
	]
};
const relevant = (answers: Answers) => [...relevance(definition, answers, today).questions];

test('nothing answered: only what depends on nothing', () => {
	expect(relevant({})).toEqual(['registered']);
});

test('each answer opens the next question, in the end a section', () => {
	expect(relevant({ registered: true })).toEqual(['registered', 'hasBank']);
	expect(relevant({ registered: true, hasBank: true, bank: 'Айыл Банк' })).toEqual(['registered', 'hasBank', 'bank', 'account']);
});

test('an answer that is no longer relevant opens nothing, and is not lost', () => {
	const answers = { registered: false, hasBank: true, bank: 'Айыл Банк' };
	expect(relevant(answers)).toEqual(['registered']);
	expect(relevance(definition, answers, today).scope.answers).toEqual({ registered: false });
	expect(answers.bank).toBe('Айыл Банк');
});
