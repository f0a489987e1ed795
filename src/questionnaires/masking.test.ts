import { expect, test } from 'vitest';
import type { Definition } from './definition.ts';
import { visibleTo } from './masking.ts';

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
				{ id: 'name', kind: 'text', label },
				{ id: 'head', kind: 'text', label, dataClass: 'personal', purpose: label },
				{ id: 'groups', kind: 'text', label, dataClass: 'sensitive', purpose: label },
				{
					id: 'projects',
					kind: 'table',
					label,
					columns: [
						{ id: 'title', kind: 'text', label },
						{ id: 'reference', kind: 'text', label, dataClass: 'personal', purpose: label }
					]
				}
			]
		}
	]
};
const answers = { name: 'Жаңы кадам', head: 'А. Асанова', projects: [{ title: 'Арык', reference: '+996…' }], stranger: 'not in the definition' };

test('the ordinary reader sees ordinary answers and columns', () => {
	const visible = visibleTo('ordinary', definition, answers);
	expect(visible.answers).toEqual({ name: 'Жаңы кадам', projects: [{ title: 'Арык' }] });
	expect([...visible.hidden]).toEqual(['head', 'groups']);
});

test('what is hidden does not depend on whether it was answered', () => {
	expect(visibleTo('personal', definition, {}).hidden).toEqual(visibleTo('personal', definition, { ...answers, groups: 'x' }).hidden);
});

test('the highest clearance sees everything that the definition knows', () => {
	expect(visibleTo('sensitive', definition, answers).answers).toEqual({
		name: 'Жаңы кадам',
		head: 'А. Асанова',
		groups: null,
		projects: answers.projects
	});
});
