import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Answers } from './answer.ts';
import type { DataClass, Definition } from './definition.ts';
import { sectionView } from './section-view.ts';

const label = (text: string) => ({ ky: `${text} (ky)`, ru: `${text} (ru)`, en: text });
const vocabularies = {
	regions: [
		{ value: 'KG-N', label: label('Naryn') },
		{ value: 'KG-O', label: label('Osh') }
	],
	groups: [
		{ value: 'youth', label: label('Youth') },
		{ value: 'hidden', label: label('Hidden'), masked: true }
	],
	currencies: [{ value: 'KGS', label: label('som') }]
};
const definition: Definition = {
	key: 'd',
	version: 1,
	title: label('All'),
	sections: [
		{ id: 'one', title: label('One'), questions: [{ id: 'registered', kind: 'yesno', label: label('Registered?') }] },
		{
			id: 'two',
			title: label('Two'),
			intro: label('Read this'),
			questions: [
				{ id: 'inn', kind: 'text', label: label('INN'), relevant: { eq: [{ answer: 'registered' }, true] } },
				{ id: 'wants', kind: 'yesno', label: label('Wants?') },
				{ id: 'why', kind: 'text', long: true, label: label('Why?'), hint: label('Briefly'), relevant: { eq: [{ answer: 'wants' }, true] }, required: { answered: 'registered' } },
				{ id: 'region', kind: 'choice', label: label('Region'), choices: { vocabulary: 'regions' } },
				{ id: 'groups', kind: 'choices', label: label('Groups'), choices: { vocabulary: 'groups', masked: false } },
				{ id: 'mood', kind: 'choice', label: label('Mood'), choices: [{ value: 'good', label: label('Good') }, { value: 'bad', label: label('Bad') }] },
				{ id: 'phone', kind: 'text', label: label('Phone'), dataClass: 'sensitive', purpose: label('To call') },
				{
					id: 'projects',
					kind: 'table',
					label: label('Projects'),
					addLabel: label('Add a project'),
					columns: [
						{ id: 'title', kind: 'text', label: label('Title'), required: true },
						{ id: 'amount', kind: 'money', label: label('Amount') },
						{ id: 'who', kind: 'text', label: label('Who'), dataClass: 'personal', purpose: label('To ask') }
					]
				},
				{ id: 'needs', kind: 'table', label: label('Needs'), rows: { vocabulary: 'regions' }, columns: [{ id: 'need', kind: 'number', label: label('Need') }] }
			]
		}
	]
};
const view = (answers: Answers, clearance: DataClass = 'sensitive', versions = {}) =>
	sectionView('two', { definition, answers, versions, vocabularies, language: 'ky', today: '2026-03-12' as LocalDate, clearance })!;
const ids = (answers: Answers, clearance?: DataClass) => view(answers, clearance).questions.map(({ id }) => id);

test('a section that is not there, or not for this respondent, has no page', () => {
	const source = { definition, answers: {}, versions: {}, vocabularies, language: 'ky' as const, today: '2026-03-12' as LocalDate, clearance: 'sensitive' as const };
	expect(sectionView('three', source)).toBeUndefined();
	const conditional = { ...definition, sections: definition.sections.map((section) => ({ ...section, ...(section.id === 'two' && { relevant: { answered: 'registered' } }) })) };
	expect(sectionView('two', { ...source, definition: conditional })).toBeUndefined();
	expect(sectionView('two', { ...source, definition: conditional, answers: { registered: false } })?.id).toBe('two');
});

test('speaks one language only', () => {
	const { questions, lists, ...rest } = view({ wants: true });
	expect(JSON.stringify([questions, lists, rest])).not.toMatch(/\(ru\)|"en"|\{"ky"/);
	expect([rest.title, rest.intro, questions.find(({ id }) => id === 'why')?.hint]).toEqual(['Two (ky)', 'Read this (ky)', 'Briefly (ky)']);
});

describe('which questions are in it', () => {
	test('those that an answer on this page can make relevant, not those that wait for another page', () => {
		expect(ids({})).not.toContain('inn');
		expect(ids({})).toContain('why');
		expect(ids({ registered: true })).toContain('inn');
	});
	test('masked questions are not in it at all, and a table with a masked column is not there to be edited', () => {
		expect(ids({}, 'personal')).not.toContain('phone');
		expect(ids({}, 'personal')).toContain('projects');
		expect(ids({}, 'ordinary')).not.toContain('projects');
		expect(JSON.stringify(view({ phone: '+996 555 123456' }, 'personal'))).not.toContain('555 123');
	});
});

test('lists are only those it needs, each once, and never a masked value of an open list', () => {
	expect(Object.keys(view({}).lists).sort()).toEqual(['currencies', 'groups open', 'mood', 'regions']);
	expect(view({}).lists['groups open']).toEqual([{ value: 'youth', label: 'Youth (ky)' }]);
	expect(view({}).questions.find(({ id }) => id === 'mood')?.list).toBe('mood');
});

test('conditions find the answers of other pages, and only those they ask for', () => {
	expect(view({ registered: true, region: 'KG-N' }).elsewhere).toEqual({ registered: true });
	expect(view({}).elsewhere).toEqual({});
});

test('what stands is written into fields, with its version', () => {
	const answers = { region: 'KG-N', groups: ['youth'], projects: [{ title: 'Арык', amount: { amount: '150000.50', currency: 'KGS' } }], needs: [{ row: 'KG-O', need: 3 }] };
	const { fields, versions } = view(answers, 'sensitive', { region: 4 });
	expect(fields).toEqual({
		'q.region': ['KG-N'],
		'q.groups': ['youth'],
		'q.projects.0.title': ['Арык'],
		'q.projects.0.amount.amount': ['150\u202f000,50'],
		'q.projects.0.amount.currency': ['KGS'],
		'q.needs.0.row': ['KG-N'],
		'q.needs.1.row': ['KG-O'],
		'q.needs.1.need': ['3']
	});
	expect([versions['region'], versions['wants']]).toEqual([4, 0]);
});

test('a fixed row that nobody offered stands below the others under its own name', () => {
	const shown = view({ needs: [{ row: 'KG-X', need: 1 }] });
	expect(shown.questions.find(({ id }) => id === 'needs')?.rows).toEqual([{ value: 'KG-N', label: 'Naryn (ky)' }, { value: 'KG-O', label: 'Osh (ky)' }, { value: 'KG-X', label: 'KG-X' }]);
	expect(shown.fields['q.needs.2.need']).toEqual(['1']);
});
