/** A respondent is played on one page: what they see changes with what they type, before anything is sent. */
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Answers } from './answer.ts';
import type { Definition } from './definition.ts';
import { FormState, type Start } from './form-state.svelte.ts';
import type { SavedView } from './saved-view.ts';
import { sectionView } from './section-view.ts';

const label = { ky: 'Суроо', ru: 'Вопрос', en: 'Question' };
const definition: Definition = {
	key: 'd',
	version: 1,
	title: label,
	sections: [
		{
			id: 'one',
			title: label,
			questions: [
				{ id: 'registered', kind: 'yesno', label },
				{ id: 'inn', kind: 'text', label, relevant: { eq: [{ answer: 'registered' }, true] }, required: true },
				{ id: 'staff', kind: 'number', label },
				{ id: 'payroll', kind: 'text', label, required: { gt: [{ answer: 'staff' }, 0] } },
				{
					id: 'projects',
					kind: 'table',
					label,
					maxRows: 4,
					columns: [
						{ id: 'title', kind: 'text', label, required: true },
						{ id: 'done', kind: 'yesno', label },
						{ id: 'report', kind: 'file', label, relevant: { eq: [{ column: 'done' }, true] } }
					]
				},
				{ id: 'needs', kind: 'table', label, rows: [{ value: 'a', label }, { value: 'b', label }], columns: [{ id: 'need', kind: 'number', label }] }
			]
		}
	]
};
const begin = (answers: Answers = {}, start: Partial<Start> = {}) =>
	new FormState(sectionView('one', { definition, answers, versions: { inn: 2, projects: 5 }, vocabularies: {}, language: 'ky', today: '2026-03-12' as LocalDate, clearance: 'sensitive' })!, { problems: {}, ...start });
const shown = (form: FormState) => form.questions.map(({ id }) => id);
const question = (form: FormState, id: string) => form.view.questions.find((candidate) => candidate.id === id)!;
const saved = (more: Partial<SavedView>): SavedView => ({ at: '12:04', versions: {}, problems: {}, unreadable: [], refused: [], conflicts: [], kept: {}, ...more });

describe('relevance follows the typing', () => {
	test('an answer opens the next question and closes it again; what was typed there is still there', () => {
		const form = begin();
		expect(shown(form)).not.toContain('inn');
		form.put('q.registered', 'yes');
		expect(shown(form)).toContain('inn');
		form.put('q.inn', '0120');
		form.put('q.registered', 'no');
		expect(shown(form)).not.toContain('inn');
		form.put('q.registered', 'yes');
		expect(form.text('q.inn')).toBe('0120');
	});
	test('so does the mark that a question must be answered', () => {
		const form = begin();
		expect(form.isRequired(question(form, 'payroll'))).toBe(false);
		form.put('q.staff', '3');
		expect(form.isRequired(question(form, 'payroll'))).toBe(true);
	});
	test('what cannot be read opens nothing', () => {
		const form = begin();
		form.put('q.staff', 'көп');
		expect(form.isRequired(question(form, 'payroll'))).toBe(false);
	});
	test('columns open row by row', () => {
		const form = begin({ projects: [{ title: 'Арык', done: true }, { title: 'Көпүрө' }] });
		const columns = (place: number) => form.columns(question(form, 'projects'), place).map(({ id }) => id);
		expect([columns(0), columns(1)]).toEqual([['title', 'done', 'report'], ['title', 'done']]);
	});
});

describe('rows', () => {
	test('without a script three empty ones stand below, but no more than may be', () => {
		expect(begin().places('projects')).toEqual([0, 1, 2]);
		expect(begin({ projects: [{ title: 'a' }, { title: 'b' }] }).places('projects')).toEqual([0, 1, 2, 3]);
	});
	test('with a script they go, and one stays where there is no other', () => {
		const [empty, filled] = [begin(), begin({ projects: [{ title: 'a' }] })];
		empty.dropSpareRows();
		filled.dropSpareRows();
		expect([empty.places('projects'), filled.places('projects')]).toEqual([[0], [0]]);
	});
	test('are added up to the most that may be, and taken out with all that was in them', () => {
		const form = begin({ projects: [{ title: 'a' }, { title: 'b' }] });
		form.dropSpareRows();
		expect(form.addRow('projects')).toBe(2);
		form.put('q.projects.2.title', 'c');
		form.addRow('projects');
		expect(form.mayAdd(question(form, 'projects'))).toBe(false);
		form.removeRow('projects', 0);
		expect(form.places('projects')).toEqual([1, 2, 3]);
		expect(form.entries('projects')).toEqual([['q.projects.base', '5'], ['q.projects.1.title', 'b'], ['q.projects.2.title', 'c']]);
	});
	test('keep what stands in a column that is not shown', () => {
		const file = { file: 'a'.repeat(64), name: 'отчет.pdf', size: 7 };
		const form = begin({ projects: [{ title: 'a', done: false, report: file }] });
		expect(form.unseen(question(form, 'projects'), 0).map(([name]) => name)).toEqual(['q.projects.0.report.file', 'q.projects.0.report.name', 'q.projects.0.report.size']);
	});
});

describe('problems stand where they belong', () => {
	test('at the cell, also after a row above was taken out', () => {
		const form = begin({ projects: [{ title: 'a' }, { title: 'b', done: true }] }, { problems: { projects: [{ text: 'wrong', row: 1, column: 'title' }], needs: [{ text: 'b wrong', row: 'b', column: 'need' }] } });
		const [projects, needs] = [question(form, 'projects'), question(form, 'needs')];
		expect(form.cellProblems(projects, 1, 'title')).toHaveLength(1);
		expect(form.cellProblems(needs, 1, 'need')).toHaveLength(1);
		form.dropSpareRows();
		form.removeRow('projects', 0);
		form.accept(saved({ problems: { projects: [{ text: 'still wrong', row: 0, column: 'title' }] } }), () => false);
		expect(form.cellProblems(projects, 1, 'title').map(({ text }) => text)).toEqual(['still wrong']);
	});
	test('at the table itself where they speak of no cell in sight', () => {
		const form = begin({ projects: [{ title: 'a' }] }, { problems: { projects: [{ text: 'all' }, { text: 'hidden', row: 0, column: 'report' }] } });
		expect(form.tableProblems(question(form, 'projects')).map(({ text }) => text)).toEqual(['all', 'hidden']);
	});
	test('and nobody is corrected in the middle of a word', () => {
		const form = begin();
		form.enter('staff');
		form.accept(saved({ problems: { staff: [{ text: 'not a number' }] } }), () => false);
		expect(form.problemsOf('staff')).toEqual([]);
		form.leave();
		expect(form.problemsOf('staff')).toHaveLength(1);
	});
});

test('what was sent without a script and not stored is shown again, on the version it was based on', () => {
	const form = begin({ inn: '01', registered: true }, { typed: { 'q.staff.base': ['0'], 'q.staff': ['көп'], 'q.inn.base': ['1'], 'q.inn': ['02'] } });
	expect([form.text('q.staff'), form.text('q.inn'), form.version('inn')]).toEqual(['көп', '02', 1]);
	expect(form.unstored).toEqual(['inn', 'staff']);
});

describe('a conflict', () => {
	const conflict = { question: 'inn', version: 7, author: 'Бакыт', at: '12.03.2026 12:04', theirs: { kind: 'none' }, mine: { kind: 'none' }, fields: { 'q.inn': ['03'] } } as const;
	test('ends with theirs', () => {
		const form = begin({ inn: '02', registered: true });
		form.accept(saved({ conflicts: [conflict] }), () => false);
		form.pick('inn', 'theirs');
		expect([form.text('q.inn'), form.version('inn'), form.conflicts]).toEqual(['03', 7, {}]);
	});
	test('or with mine, based on theirs, and is sent again', () => {
		const form = begin({ inn: '02', registered: true });
		const changed: string[] = [];
		form.onchange = (id) => changed.push(id);
		form.accept(saved({ conflicts: [conflict] }), () => false);
		form.pick('inn', 'mine');
		expect([form.text('q.inn'), form.version('inn'), changed]).toEqual(['02', 7, ['inn']]);
	});
	test('is not shown for an answer that was changed again meanwhile: that one is sent first', () => {
		const form = begin({ inn: '02', registered: true });
		form.accept(saved({ conflicts: [conflict] }), () => true);
		expect(form.conflicts).toEqual({});
	});
});

test('a file that was brought is a kept file afterwards', () => {
	const form = begin({ projects: [{ title: 'a', done: true }] });
	const sent = new Map([['q.projects.0.report', new File(['x'], 'a.pdf')]]);
	form.choose('q.projects.0.report', sent.get('q.projects.0.report'));
	form.put('q.projects.0.report.remove', 'on');
	form.accept(saved({ kept: { 'q.projects.0.report.file': ['f'], 'q.projects.0.report.name': ['a.pdf'], 'q.projects.0.report.size': ['1'] } }), () => false);
	form.forgetUploads(sent);
	expect([form.uploads.size, form.text('q.projects.0.report.file'), form.text('q.projects.0.report.remove')]).toEqual([0, 'f', '']);
});
