import { spawnSync } from 'node:child_process';
import type { LocalDate } from '#kernel/local-date.ts';
import { languages, type Language } from '#kernel/localised.ts';
import { describe, expect, test } from 'vitest';
import { assembleDocument } from './assemble.ts';
import { inventRound, type Invention } from './cases/invented-round.ts';
import { drawCharts } from './charts.ts';
import type { ReportDocument } from './document.ts';
import { draftParts } from './draft.ts';
import type { Parts } from './parts.ts';
import { renderBoardSummary, renderReport } from './pdf.server.ts';

const documentOf = (language: Language, invention: Invention = {}, edited: Parts = {}): ReportDocument => {
	const source = inventRound(invention);
	return assembleDocument(source, { ...draftParts(source, language), ...edited }, language);
};
const report = (document: ReportDocument): Promise<Uint8Array> => renderReport(document, drawCharts(document));
const board = (document: ReportDocument): Promise<Uint8Array> => renderBoardSummary(document, drawCharts(document));

/** `null` where poppler is not installed: the tests that read a PDF back are then left out. */
const reader = spawnSync('pdftotext', ['-v']).error ? null : (pdf: Uint8Array): string => {
	const { stdout } = spawnSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1 << 26 });
	return stdout.replaceAll('\u00ad', '');
};
const day = '2026-03-29' as LocalDate;
const tight = (text: string): string => text.replace(/\s+/gu, '');
const pagesOf = (pdf: Uint8Array): number => Number(/\/Type \/Pages\s[^>]*?\/Count (\d+)/.exec(Buffer.from(pdf).toString('latin1'))?.[1]);

describe.each(languages)('a report in %s', (language) => {
	const dissents = ['1.2', '5.3', '7.1', '9.2'].map((indicator) => ({ indicator, text: `${indicator}: эки адам башкача ойлойт. `.repeat(4).trim() }));
	const document = documentOf(language, { seed: 3, round: 2, around: 2.2, source: { dissents } });

	test('is the same to the byte when it is produced again, whatever was produced between', async () => {
		const [first, page] = [await report(document), await board(document)];
		await report(documentOf('ru', { seed: 8 }));
		expect(Buffer.from(await report(structuredClone(document))).equals(first)).toBe(true);
		expect(Buffer.from(await board(JSON.parse(JSON.stringify(document)) as ReportDocument)).equals(page)).toBe(true);
	});

	test('is tagged, says that it is PDF/UA-1, has a language and a title', async () => {
		const text = Buffer.from(await report(document)).toString('latin1');
		expect(text).toMatch(/pdfuaid:part(>|=")1/);
		expect(text).toMatch(/\/Marked true/);
		expect(text).toMatch(new RegExp(`/Lang \\(${language}`));
		expect(text).toMatch(/\/DisplayDocTitle true/);
	});

	test('has six to twelve pages, and one for the governing body', async () => {
		for (const around of [1.4, 3]) {
			const some = documentOf(language, { seed: 5, around, round: 2, source: { dissents } });
			const pages = pagesOf(await report(some));
			expect(pages).toBeGreaterThanOrEqual(6);
			expect(pages).toBeLessThanOrEqual(12);
			expect(pagesOf(await board(some))).toBe(1);
		}
	});

	test.skipIf(!reader)('reads back with every name, figure and sentence of the document', async () => {
		const read = tight(reader?.(await report(document)) ?? '');
		const texts = [...textsIn({ ...document, labels: null, charts: null, plain: null })].filter((text) => !alone.has(text));
		expect(texts.length).toBeGreaterThan(200);
		for (const text of texts) expect(read).toContain(tight(text).replace(/^[1-4]—/, ''));
		for (const letter of 'ңөүҢӨҮ') expect(read.includes(letter)).toBe(texts.some((text) => text.includes(letter)));
	});
});

describe('whatever people type', () => {
	const hostile = ['"кош тырмакча"', "'жалгыз'", '#strong[x]', '#panic("x")', '$x^2$', '`код`', '*жылдыз*', '_сызык_', '= Баш сөз', '<script>alert(1)</script>', '@label', '\\n \\u{41}', '//comment', '/* */', '~', '[[', '}}', '${x}', '%s%n', '→ ≥ □ ●', '¡ñß№'];

	test.skipIf(!reader)('is printed exactly as it was typed', async () => {
		const document = documentOf('ky', { organisation: { name: { ky: `ЖКУ ${hostile.slice(0, 6).join(' ')}` } } }, {
			story: hostile.join(' | '),
			'parameter.1.works': hostile.map((text) => `- ${text}`).join('\n'),
			'parameter.1.lacks': hostile.join('\n')
		});
		const read = tight(reader?.(await report(document)) ?? '');
		for (const text of hostile) expect(read.split(tight(text)).length - 1).toBeGreaterThanOrEqual(3);
		expect(read).toContain(tight(document.cover.organisation));
	});

	test('never stops a report: signs without a glyph, other scripts, control characters, half characters', async () => {
		const odd = 'العربية שלום 中文 🎉👩‍👩‍👧 ❤️ \u0000\u0007\u001b \u202eabc\u202c \ufeff\u200b a\u0301\u0301 \ud83d x \udc00 हिन्दी \u2028 \u{10ffff} ﷽';
		const document = documentOf('ru', { organisation: { name: { ru: odd } }, source: { documents: [odd], reply: { by: odd, on: day, text: odd } } }, { story: odd, 'parameter.2.lacks': `- ${odd}` });
		for (const pdf of [await report(document), await board(document)]) expect(pdf.length).toBeGreaterThan(20_000);
	});

	test('a name of 200 letters and a narrative of 10,000 only make the report longer', async () => {
		const edited: Parts = { story: 'Узун сүйлөм. '.repeat(770), 'parameter.4.lacks': `- ${'далил '.repeat(1600)}`, 'parameter.7.next': 'ӨҮҢ'.repeat(3000) };
		const document = documentOf('ky', { organisation: { name: { ky: 'Ө'.repeat(200) } } }, edited);
		const pdf = await report(document);
		if (reader) expect(tight(reader(pdf)).split('далил').length).toBeGreaterThan(1600);
		expect(pagesOf(pdf)).toBeGreaterThan(12);
		expect(pagesOf(await board(document))).toBe(1);
	});
});

describe.each<[string, Invention]>([
	['nothing applicable', { mark: () => ({ kind: 'notApplicable', reason: 'Жок' }) }],
	['seven parameters', { mark: (code) => (Number(code.split('.')[0]) > 7 ? { kind: 'dontKnow' } : undefined) }],
	['nothing verified, nothing recorded', { verified: false, withEvidence: false, source: { participants: [], assessors: [], documents: [], consent: null, assessed: null, issuedOn: null, anchor: null } }],
	['a tiny name', { organisation: { name: { ky: 'Ө' } } }]
])('%s', (_, invention) => {
	test.each(languages)('is set all the same (%s)', async (language) => {
		const document = documentOf(language, invention);
		expect(pagesOf(await report(document))).toBeGreaterThan(3);
		expect(pagesOf(await board(document))).toBe(1);
	});
});

/** Texts that a table sets without their words, or that stand for "nothing". */
const alone = new Set(['ky', 'ru', 'en', 'paragraph', 'list', 'critical', 'weak', 'satisfactory', 'strong', '2026-04-02', '–']);

function* textsIn(value: unknown): Generator<string> {
	if (typeof value === 'string') yield* value.split('\n');
	else if (value && typeof value === 'object') for (const inner of Object.values(value)) yield* textsIn(inner);
}
