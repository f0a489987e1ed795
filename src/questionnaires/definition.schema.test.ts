import { expect, test } from 'vitest';
import { readDefinition } from './definition.schema.ts';

const label = { ky: 'Суроо', ru: 'Вопрос', en: 'Question' };
const vocabularies = {
	themes: [
		{ value: 'health', label },
		{ value: 'faith', label, masked: true }
	]
};
const withQuestions = (...questions: object[]) => ({
	key: 'visit',
	version: 1,
	title: label,
	sections: [{ id: 'one', title: label, questions: questions.map((question) => ({ label, ...question })) }]
});
const faults = (...questions: object[]) => {
	const reading = readDefinition(withQuestions(...questions), vocabularies);
	return reading.ok ? [] : reading.faults;
};
const name = { id: 'name', kind: 'text' };

test('a sound questionnaire', () => {
	expect(
		faults(name, {
			id: 'more',
			kind: 'yesno',
			relevant: { answered: 'name' },
			constraints: [{ holds: { eq: [{ self: true }, true] }, message: label }]
		})
	).toEqual([]);
});

const refused: [string, RegExp, object[]][] = [
	['a text missing in a language', /label\.en/, [{ ...name, label: { ky: 'Суроо', ru: 'Вопрос' } }]],
	['a blank text', /an empty text/, [{ ...name, hint: { ...label, ky: ' ' } }]],
	['a mistyped key', /reqired/, [{ ...name, reqired: true }]],
	['an id that is no name', /camelCase/, [{ ...name, id: '__proto__' }]],
	['two questions of one name', /two questions/, [name, name]],
	['a condition about nobody', /which is no question/, [{ ...name, required: { answered: 'nobody' } }]],
	[
		'relevance that looks ahead',
		/comes later/,
		[
			{ ...name, relevant: { answered: 'later' } },
			{ id: 'later', kind: 'yesno' }
		]
	],
	[
		'a condition on a choice that is not offered',
		/which is not offered/,
		[
			{ id: 'a', kind: 'choice', choices: { vocabulary: 'themes', masked: false } },
			{ ...name, relevant: { eq: [{ answer: 'a' }, 'sport'] } }
		]
	],
	['an unknown operator', /sections\.0/, [{ ...name, relevant: { like: ['a', 'b'] } }]],
	['an unknown vocabulary', /no choices: vocabulary moods/, [{ id: 'a', kind: 'choice', choices: { vocabulary: 'moods' } }]],
	['masked choices in the open', /masked/, [{ id: 'a', kind: 'choice', choices: { vocabulary: 'themes' } }]],
	['a personal question without a purpose', /why it is asked/, [{ ...name, dataClass: 'personal' }]],
	[
		'a sum over what is no number',
		/no column of numbers/,
		[
			{
				id: 'a',
				kind: 'table',
				columns: [{ label, id: 'b', kind: 'text' }],
				constraints: [{ holds: { sum: { table: 'a', column: 'b' }, eq: 1 }, message: label }]
			}
		]
	],
	[
		'a cell condition about another table',
		/not in its row/,
		[{ id: 'a', kind: 'table', columns: [{ label, id: 'b', kind: 'text', relevant: { answered: { column: 'c' } } }] }]
	],
	['speaking of itself before it is answered', /outside a constraint/, [{ ...name, relevant: { eq: [{ self: true }, 'x'] } }]],
	['bounds that meet nowhere', /minimum/, [{ id: 'a', kind: 'number', min: 2, max: 1 }]],
	['a note with an answer', /note/, [{ id: 'a', kind: 'note', required: true }]]
];
test.each(refused)('%s is refused', (_, fault, questions) => {
	expect(faults(...questions).join('\n')).toMatch(fault);
});

test('what is no questionnaire at all is refused, not thrown', () => {
	for (const data of [null, 5, [], {}, 'text']) expect(readDefinition(data, vocabularies).ok).toBe(false);
});
