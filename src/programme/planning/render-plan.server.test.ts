import { XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { languages } from '#kernel/localised.ts';
import { addDays } from '#kernel/local-date.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { addAction } from './add-action.server.ts';
import { agreePlan } from './agree-plan.server.ts';
import { approvePlan } from './approve-plan.server.ts';
import { lettersIn } from './cases/pdf-letters.ts';
import { planning, planOf, sent, withGoal } from './cases/planning.ts';
import { gatherPlan, sourceOf } from './gather-plan.server.ts';
import { planDocument, type PlanDocument } from './plan-document.ts';
import { liftLimit } from './lift-limit.server.ts';
import { renderPlan } from './render-plan.server.ts';
import { renderPlanWord } from './render-plan-word.server.ts';

const kadam = await testDatabase();
const of = await planning(kadam);
const id = await sent(of);
await withGoal(of, id);
const { start, objectives } = await planOf(of, id);
const everyLetter = 'АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнҢңОоӨөПпРрСсТтУуҮүФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя';
await addAction(await of.as('head'), {
	plan: id, objective: objectives[0]!.id, indicators: [], from: null, title: { ky: `Тамгалар: ${everyLetter}` }, description: {}, type: 'event', responsible: 'Айгүл Өмүрзакова, жетекчи', supporter: 'Ментор',
	start, due: addDays(start, 20), cost: { amount: '12500', currency: 'KGS' }, funding: 'own', expectedOutput: { ky: '*жылдызча* #тор _сызык_ $формула$ \\тескери [кашаа] <b>' }, meansOfVerification: {}, importance: 5, urgency: 5, ease: 5
});
const decodeXml = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
const documentIn = async (language: PlanDocument['language']) => planDocument(sourceOf(await gatherPlan(await of.as('head'), id)), language);

describe('the document', () => {
	test('is complete in every language and survives JSON', async () => {
		for (const language of languages) {
			const document = await documentIn(language);
			expect(JSON.parse(JSON.stringify(document))).toEqual(document);
			expect(Object.values(document.labels).every((text) => text !== '')).toBe(true);
			expect(document.facts.length).toBeGreaterThan(6);
			expect(document.actions[0]?.critical).toBe(true);
		}
	});

	test('says on every page that it is not in force, until it is', async () => {
		expect((await documentIn('ky')).notInForce).toBe('макулдашыла элек');
	});

	test('sums the costs by currency', async () => {
		expect((await documentIn('ky')).cost).toBe('12\u202f500\u00a0сом');
		expect((await documentIn('en')).cost).toBe('12,500\u00a0som');
	});
});

describe('the Word file', () => {
	test.each(languages)('says everything that the paper says, under real headings, in %s', async (language) => {
		const document = await documentIn(language);
		const files = unzipSync(await renderPlanWord(document));
		for (const [name, bytes] of Object.entries(files)) if (/\.(xml|rels)$/.test(name)) expect(XMLValidator.validate(strFromU8(bytes)), name).toBe(true);
		const xml = strFromU8(files['word/document.xml']!);
		const written = decodeXml([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')).replace(/\s+/gu, '');
		const said = [document.organisation, document.goal, ...document.facts.map(({ text }) => text), ...document.objectives.flatMap(({ title, targets }) => [title, ...targets.map(({ statement }) => statement)]),
			...document.actions.flatMap(({ title, output, means, responsible, dates, cost }) => [title, output, means, responsible, dates, cost]), ...document.later.map(({ title }) => title), ...document.signatures.map(({ record }) => record)];
		expect(said.filter((text) => !written.includes(text.replace(/\s+/gu, '')))).toEqual([]);
		expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)!.length).toBeGreaterThanOrEqual(4);
		expect(xml.match(/<w:tblHeader\/>/g)!.length).toBeGreaterThan(document.objectives.length);
	});
});

describe('the paper', () => {
	test('is a tagged PDF/UA-1, the same bytes on every rendering', async () => {
		const document = await documentIn('ky');
		const [first, second] = [await renderPlan(document), await renderPlan(JSON.parse(JSON.stringify(document)) as PlanDocument)];
		expect(Buffer.from(first).subarray(0, 5).toString()).toBe('%PDF-');
		expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
		expect(Buffer.from(first).toString('latin1')).toContain('pdfuaid:part');
	});

	test('shows every Kyrgyz letter', async () => {
		const letters = lettersIn(await renderPlan(await documentIn('ky')));
		expect([...everyLetter].filter((letter) => !letters.has(letter))).toEqual([]);
	});

	test('prints what people typed, and never obeys it', async () => {
		for (const language of languages) expect((await renderPlan(await documentIn(language))).length).toBeGreaterThan(10_000);
	});

	test('names those who agreed and approved, with dates', async () => {
		const seen = async () => ({ plan: id, seen: (await planOf(of, id)).revision });
		expect((await documentIn('en')).signatures.map(({ record }) => record)).toEqual(['Not agreed yet', 'Not approved yet']);
		await liftLimit(await of.as('officer'), { plan: id, to: 6, reason: 'Ментор жардам берет' });
		await agreePlan(await of.as('head'), { ...(await seen()), boardNoted: true });
		await approvePlan(await of.as('officer'), await seen());
		const document = await documentIn('en');
		expect(document.signatures.map(({ record }) => record)).toEqual(['Agreed in Kadam: Айгүл Осмонова, 02.03.2026; the board took note', expect.stringContaining('02.03.2026')]);
		expect(document).toMatchObject({ notInForce: null, date: '2026-03-02' });
		await renderPlan(document);
	});
});
