import { describe, expect, test } from 'vitest';
import { aPerson } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { publishDefinition } from './publish-definition.server.ts';
import { definition as definitionTable } from './tables.server.ts';

const kadam = await testDatabase();
const label = { ky: 'Суроо', ru: 'Вопрос', en: 'Question' };
const definition = { key: 'visit', version: 1, title: label, sections: [{ id: 'one', title: label, questions: [{ id: 'name', kind: 'text', label }] }] };
const published = async () => (await kadam.database.read.select().from(definitionTable)).map(({ key, version }) => `${key}/${version}`);

describe('a questionnaire', () => {
	test('is published once, and stays as it was published', async () => {
		await publishDefinition(kadam.system, definition);
		await publishDefinition(kadam.system, { ...definition, title: { ...label, en: 'Another' } });
		const [row] = await kadam.database.read.select().from(definitionTable);
		expect(row).toMatchObject({ key: 'visit', version: 1, content: definition });
		await expect(kadam.database.pool.query('delete from questionnaires.definition')).rejects.toThrow('append-only');
	});
	const faulty: [string, object][] = [
		['a text missing in a language', { ...definition, version: 2, title: { ky: 'Суроо', ru: 'Вопрос' } }],
		['an unknown key', { ...definition, version: 2, surprise: true }],
		['a condition on a question that does not exist', { ...definition, version: 2, sections: [{ id: 'one', title: label, questions: [{ id: 'name', kind: 'text', label, relevant: { answered: 'nothing' } }] }] }],
		['choices from nowhere', { ...definition, version: 2, sections: [{ id: 'one', title: label, questions: [{ id: 'name', kind: 'choice', label, choices: { vocabulary: 'nowhere' } }] }] }],
		['no questionnaire at all', { key: 'visit' }]
	];
	test.each(faulty)('is refused: %s', async (_, content) => {
		await expect(publishDefinition(kadam.system, content)).rejects.toMatchObject({ code: 'questionnaires/definition-faulty', params: { faults: expect.stringMatching(/\S/) } });
		expect(await published()).toEqual(['visit/1']);
	});
	test('is published by administrators and Kadam itself alone', async () => {
		const person = await aPerson(kadam);
		await expect(publishDefinition(await kadam.contextFor(person), { ...definition, version: 3 })).rejects.toMatchObject({ status: 403 });
		expect(await published()).toEqual(['visit/1']);
	});
});

test('its publication is recorded once', async () => {
	const { rows } = await kadam.database.pool.query("select event, subject_id from journal.entry where event like 'questionnaires/%'");
	expect(rows).toEqual([{ event: 'questionnaires/definition-published', subject_id: 'visit/1' }]);
});
