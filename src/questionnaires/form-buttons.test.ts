import { expect, test } from 'vitest';
import { press } from './form-buttons.ts';

function form(entries: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(entries)) data.append(name, value);
	return data;
}

test('save, and save and go on', () => {
	expect(press(form({ then: 'stay' }))).toEqual({ goesOn: false, more: null });
	expect(press(form({ then: 'next' }))).toEqual({ goesOn: true, more: null });
	expect(press(form({}))).toEqual({ goesOn: false, more: null });
});

test('more rows for one table', () => expect(press(form({ more: 'projects' })).more).toBe('projects'));

test('a row is taken out before saving, and only that row', () => {
	const data = form({ drop: 'projects.1', 'q.projects.base': '3', 'q.projects.1.title': 'a', 'q.projects.1.amount.amount': '5', 'q.projects.10.title': 'b', 'q.project.1.title': 'c' });
	press(data);
	expect([...data.keys()]).toEqual(['drop', 'q.projects.base', 'q.projects.10.title', 'q.project.1.title']);
});

test('after a conflict mine is based on what was seen of theirs; theirs stands when mine is not sent', () => {
	const mine = form({ pick: 'mission.mine.4', 'q.mission.base': '2', 'q.mission.ky': 'a' });
	press(mine);
	expect(mine.get('q.mission.base')).toBe('4');
	const theirs = form({ pick: 'mission.theirs', 'q.mission.base': '2', 'q.mission.ky': 'a' });
	press(theirs);
	expect(theirs.has('q.mission.base')).toBe(false);
});

test('nonsense presses nothing', () => {
	const data = form({ drop: '../etc', pick: 'mission.mine.', more: '', 'q.mission.base': '2' });
	expect(press(data)).toEqual({ goesOn: false, more: null });
	expect(data.get('q.mission.base')).toBe('2');
});
