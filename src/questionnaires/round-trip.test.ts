/** A page that is sent back as it came changes nothing, whatever stands in it. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { languages } from '#kernel/localised.ts';
import { anyAnswers, naughtyTexts } from '../../tests/support/arbitrary-answers.ts';
import { postedForm } from '../../tests/support/posted-form.ts';
import { answerTo, type Answers } from './answer.ts';
import type { Definition, Vocabularies } from './definition.ts';
import { fieldsOf } from './form-fields.ts';
import { FormState } from './form-state.svelte.ts';
import { formTexts } from './form-texts.server.ts';
import { isSameAnswer, merge } from './merge.ts';
import QuestionnaireForm from './QuestionnaireForm.svelte';
import { readAnswer } from './read-answer.ts';
import { readForm } from './read-form.ts';
import { relevance } from './relevance.ts';
import { sectionView } from './section-view.ts';
import { writeAnswer } from './write-answer.ts';

const seeds = new URL('../../seeds/reference/', import.meta.url);
const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, seeds), 'utf8'));
const vocabularies = Object.assign({}, ...readdirSync(new URL('vocabularies/', seeds)).map((file) => readJson(`vocabularies/${file}`))) as Vocabularies;
const definition = readJson('questionnaires/profile-v1.json') as Definition;
const questions = definition.sections.flatMap((section) => section.questions);
const today = '2026-03-12' as LocalDate;
const children = createRawSnippet(() => ({ render: () => '<button>…</button>' }));

function page(section: string, answers: Answers, language: (typeof languages)[number]): { html: string; asked: readonly string[] } | undefined {
	const versions = Object.fromEntries(Object.keys(answers).map((id) => [id, 3]));
	const view = sectionView(section, { definition, answers, versions, vocabularies, language, today, clearance: 'sensitive' });
	if (!view) return undefined;
	const form = new FormState(view, { problems: {} });
	const { body } = render(QuestionnaireForm, { props: { form, texts: formTexts(language), action: '?/save', command: 'c', fileHref: (hash: string) => `/files/${hash}`, children } });
	return { html: body, asked: form.questions.filter(({ kind }) => kind !== 'note').map(({ id }) => id) };
}

const arbitrary = anyAnswers(definition, vocabularies);
const anyLanguage = fc.constantFrom(...languages);

test('the fields of an answer are read as that answer', () => {
	fc.assert(
		fc.property(arbitrary, anyLanguage, (answers, language) => {
			for (const question of questions) {
				const written = writeAnswer(question, answerTo(answers, question.id), { language, vocabularies });
				const fields = fieldsOf(Object.entries(written).flatMap(([name, values]) => values.map((value) => [name, value] as const)));
				const reading = readAnswer(question, fields);
				expect(reading.ok && isSameAnswer(reading.value, answerTo(answers, question.id)), question.id).toBe(true);
			}
		}),
		{ numRuns: 50 }
	);
});

describe.each(definition.sections.map(({ id }) => id))('section %s', (section) => {
	test('drawn without a script and posted unchanged, nothing changes, and every question on the page is there', () => {
		fc.assert(
			fc.property(arbitrary, anyLanguage, (answers, language) => {
				const drawn = page(section, answers, language);
				if (!drawn) return;
				const submitted = readForm(definition, fieldsOf(postedForm(drawn.html)));
				expect(submitted.map(({ question }) => question.id)).toEqual(drawn.asked);
				for (const { question, reading, baseVersion } of submitted) {
					const value = answerTo(answers, question.id);
					const stored = question.id in answers ? { value, version: 3, author: '', at: '' } : null;
					expect(reading, question.id).toMatchObject({ ok: true });
					if (reading.ok) expect(merge(stored, { value: reading.value, baseVersion }).outcome, `${question.id}: ${JSON.stringify(value)} → ${JSON.stringify(reading.value)}`).toBe('unchanged');
				}
			}),
			{ numRuns: 15 }
		);
	});

	test('shows relevant questions only', () => {
		fc.assert(
			fc.property(arbitrary, (answers) => {
				const asked = page(section, answers, 'ky')?.asked ?? [];
				const relevant = relevance(definition, answers, today).questions;
				const own = definition.sections.find(({ id }) => id === section)!.questions;
				expect(asked).toEqual(own.filter(({ id, kind }) => kind !== 'note' && relevant.has(id)).map(({ id }) => id));
			}),
			{ numRuns: 5 }
		);
	});
});

test.each(naughtyTexts)('%j stands in the page as text, never as markup', (text) => {
	const drawn = page('mandate', { mission: { ky: text }, constituency: text }, 'ky')!;
	expect(drawn.html).not.toMatch(/<script/i);
	const posted = postedForm(drawn.html);
	expect(String(posted.get('q.mission.ky')).replace(/\r\n?/g, '\n')).toBe(text.replace(/\r\n?/g, '\n'));
});
