import { XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { languages } from '#kernel/localised.ts';
import { indicatorsOf } from '#programme/diagnostics/instrument.ts';
import { nobody } from '#register/actor.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { addModelDocument } from './add-model-document.server.ts';
import { planning, refusalOf } from './cases/planning.ts';
import { modelFaults } from './model-document.ts';
import { addModelDocument as schema } from './model-document-input.ts';
import { instrumentForModels } from './model-indicators.server.ts';
import { fileOfModel, shippedModels } from './model-documents.server.ts';
import { removeModelDocument } from './remove-model-document.server.ts';
import { modelsFor, openModel, showModel, showModels } from './show-models.server.ts';

const kadam = await testDatabase();
const of = await planning(kadam);
const instrument = await instrumentForModels(kadam.database.read);
const shipped = shippedModels();

test('what ships is whole in three languages, and helps with every indicator', () => {
	const known = new Set(indicatorsOf(instrument).map(({ code }) => code));
	expect(shipped.flatMap((one) => modelFaults(one, known))).toEqual([]);
	expect(new Set(shipped.map(({ key }) => key)).size).toBe(shipped.length);
	const helped = new Set(shipped.flatMap(({ indicators }) => indicators));
	expect([...known].filter((code) => !helped.has(code))).toEqual([]);
});

test('a document that lacks a language, names an unknown indicator or has a table out of shape is found', () => {
	const [good] = shipped;
	const known = new Set(good!.indicators);
	expect(modelFaults(good!, known)).toEqual([]);
	expect(modelFaults({ ...good!, indicators: ['99.9'] }, known)).toEqual([`${good!.key}: unknown indicator 99.9`]);
	expect(modelFaults({ ...good!, title: { ...good!.title, ru: ' ' } }, known)).toEqual([`${good!.key}: title.ru`]);
	expect(modelFaults({ ...good!, body: { ...good!.body, en: good!.body.en.slice(1) } }, known)).toHaveLength(1);
	const table = [{ table: { head: ['А', 'Б'], rows: [['бир']] } }];
	expect(modelFaults({ ...good!, body: { ky: table, ru: table, en: table } }, known)).toHaveLength(3);
});

test.each(languages)('each is a light Word file in %s, with every letter of its text', async (language) => {
	for (const model of shipped) {
		const bytes = await fileOfModel(model, language);
		expect(bytes.length, model.key).toBeLessThan(30_000);
		const xml = strFromU8(unzipSync(bytes)['word/document.xml']!);
		expect(XMLValidator.validate(xml)).toBe(true);
		const written = decode([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''));
		for (const text of textsOf(model.body[language])) for (const line of text.split('\n')) expect(written, model.key).toContain(line);
	}
});

const decode = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
function textsOf(content: unknown): string[] {
	if (typeof content === 'string') return [content];
	return typeof content === 'object' && content !== null ? Object.values(content).flatMap(textsOf) : [];
}

const pdf = (size = 600) => new File([`%PDF-1.7\n${' '.repeat(size)}`], 'Сапар отчету.pdf');
const input = (file: File, indicators = ['5.2', '6.1']) => schema.parse({ programme: of.programme, title: 'Сапар отчету', kind: 'form', language: 'ky', licence: 'permission', indicators, file });

test('a programme adds its own; everybody in it finds it by indicator, until it is taken out', async () => {
	const officer = await of.as('officer');
	const id = await addModelDocument(officer, input(pdf()));
	const head = await of.as('head');
	const page = await showModels(head, of.programme, { indicator: '6.1' });
	expect(page.items.find((one) => one.id === id)).toMatchObject({ title: 'Сапар отчету', isOwn: true, files: [{ href: `/planning/models/${id}/file` }] });
	expect(page.mayAdd).toBe(false);
	expect((await showModels(head, of.programme, { parameter: '1' })).items.map((one) => one.id)).not.toContain(id);
	expect((await modelsFor(head, of.programme, 'organisational', ['5.2'])).map(({ title }) => title)).toContain('Сапар отчету');
	expect(await modelsFor(head, of.programme, 'performance', ['5.2']), 'codes of another instrument mean something else').toEqual([]);
	expect(await openModel(head, id, 'ru')).toMatchObject({ name: 'Сапар отчету.pdf', mediaType: 'application/pdf' });
	expect(await refusalOf(openModel(await kadam.contextFor(nobody), id, 'ky'))).toBe('common/sign-in-first');
	expect(await refusalOf(removeModelDocument(head, { document: id }))).toBe('common/not-permitted');
	await removeModelDocument(officer, { document: id });
	expect(await refusalOf(showModel(head, id))).toBe('common/not-found');
	expect(await refusalOf(removeModelDocument(officer, { document: id }))).toBe('common/not-found');
});

test('only an officer adds one; what is too large, of no known kind or for no indicator is refused and said', async () => {
	for (const who of ['head', 'lead'] as const) expect(await refusalOf(addModelDocument(await of.as(who), input(pdf()))), who).toBe('common/not-permitted');
	const officer = await of.as('officer');
	expect(await refusalOf(addModelDocument(officer, input(pdf(2_200_000))))).toBe('planning/model-too-large');
	expect(await refusalOf(addModelDocument(officer, input(new File(['<script>'], 'a.docx'))))).toBe('common/file-kind-refused');
	expect(await refusalOf(addModelDocument(officer, input(pdf(), ['99.1'])))).toBe('diagnostics/unknown-indicator');
	expect(schema.safeParse({ ...input(pdf()), indicators: [] }).success).toBe(false);
});
