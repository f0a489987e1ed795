/** The profile that ships with the product: that it can be asked, in three languages, and hides what can hurt. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '#kernel/localised.ts';
import { readDefinition, vocabularySchema } from './definition.schema.ts';
import type { Vocabularies } from './definition.ts';

const seeds = new URL('../../seeds/reference/', import.meta.url);
const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, seeds), 'utf8'));
const files = readdirSync(new URL('vocabularies/', seeds));
const vocabularies = Object.assign({}, ...files.map((file) => readJson(`vocabularies/${file}`))) as Vocabularies;
const reading = readDefinition(readJson('questionnaires/profile-v1.json'), vocabularies);
if (!reading.ok) throw new Error(reading.faults.join('\n'));
const { definition } = reading;
const questions = definition.sections.flatMap((section) => section.questions);

describe('the data', () => {
	test.each(files)('%s holds one vocabulary of its own name, complete in three languages', (file) => {
		const content = readJson(`vocabularies/${file}`) as Record<string, unknown>;
		expect(Object.keys(content)).toEqual([file.replace('.json', '')]);
		const entries = vocabularySchema.parse(Object.values(content)[0]);
		expect(new Set(entries.map((entry) => entry.value)).size).toBe(entries.length);
	});

	test('eleven sections, no more than 110 questions', () => {
		expect(definition.sections.map((section) => section.id)).toEqual([
			'identity',
			'contacts',
			'mandate',
			'governance',
			'people',
			'policies',
			'money',
			'track-record',
			'relations',
			'needs',
			'declarations'
		]);
		expect(questions.filter((question) => question.kind !== 'note').length).toBeLessThanOrEqual(110);
	});

	test('what can hurt is sensitive', () => {
		const sensitive = questions.filter((question) => question.dataClass === 'sensitive').map((question) => question.id);
		expect(sensitive.sort()).toEqual(['headPhone', 'incomeShares', 'protectedGroups', 'rightsProtecting']);
	});

	test('every Kyrgyz text is Cyrillic and is not the Russian one', () => {
		const labels = questions
			.flatMap((question) => [question, ...(question.kind === 'table' ? question.columns : [])])
			.map((question) => question.label);
		const borrowed = ['Устав', 'Файл', 'Логотип', '1С, Excel'];
		for (const label of labels) {
			expect(label.ky).toMatch(/[а-яёңөү]/i);
			if (!borrowed.includes(label.ky)) expect(label.ky).not.toBe(label.ru);
			for (const language of languages) expect(label[language].trim()).toBe(label[language]);
		}
	});
});
