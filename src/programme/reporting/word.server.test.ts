import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { languages, type Language } from '#kernel/localised.ts';
import { describe, expect, test } from 'vitest';
import { assembleDocument } from './assemble.ts';
import { instrument, inventRound, type Invention } from './cases/invented-round.ts';
import { drawCharts } from './charts.ts';
import type { ReportDocument } from './document.ts';
import { draftParts } from './draft.ts';
import { renderWord } from './word.server.ts';

const documentOf = (language: Language, invention: Invention = {}): ReportDocument => {
	const source = inventRound(invention);
	return assembleDocument(source, draftParts(source, language), language);
};

interface Opened {
	readonly names: readonly string[];
	readonly xml: string;
	/** Everything written, as one text. */
	readonly text: string;
}

/** Fails where a part of the file is not XML. */
async function open(document: ReportDocument): Promise<Opened> {
	const files = unzipSync(await renderWord(document, drawCharts(document)));
	for (const [name, bytes] of Object.entries(files)) if (/\.(xml|rels|svg)$/.test(name)) expect(XMLValidator.validate(strFromU8(bytes)), name).toBe(true);
	const xml = strFromU8(files['word/document.xml']!);
	const text = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, written]) => written).join('');
	return { names: Object.keys(files), xml, text: decode(text) };
}

const decode = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
const tight = (text: string): string => text.replace(/\s+/gu, '');

describe.each(languages)('a Word file in %s', (language) => {
	test('says everything that the document says, under real headings, in tables with headers, with pictures described', async () => {
		const document = documentOf(language, { seed: 3, round: 2, around: 2.2, source: { dissents: [{ indicator: '5.3', text: 'Эки адам башкача ойлойт.' }] } });
		const { names, xml, text } = await open(document);
		const read = tight(text);
		for (const wanted of [document.cover.organisation, document.method.instrument, ...Object.values({ ...document.labels.sections, people: '' }), ...document.parameters.flatMap(({ name, evidence }) => [name, ...evidence])]) expect(read).toContain(tight(wanted));
		for (const { works, lacks, next, recommendation } of document.parameters) {
			for (const block of [works, lacks, next, recommendation].flat()) {
				for (const wanted of block.kind === 'paragraph' ? [block.text] : block.items.map((item) => item.lead + item.text)) expect(read).toContain(tight(wanted));
			}
		}
		const { dissents } = document.labels;
		expect(read, 'who saw it differently, under its heading, with the indicator').toContain(tight(`${dissents}${document.labels.dissentsIntro}5.3 ${instrument.parameters[4]!.indicators[2]!.name[language]}: Эки адам башкача ойлойт.`));
		for (const row of document.annex.parameters.flatMap(({ rows }) => rows)) expect(read).toContain(tight(`${row.code}${row.name}`));
		expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(8);
		expect(xml.match(/<w:pStyle w:val="Heading2"\/>/g)!.length).toBeGreaterThanOrEqual(10);
		expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(14);
		for (const { attributes: { descr } } of pictures(xml)) expect(descr.length).toBeGreaterThan(20);
		expect(names.filter((name) => name.endsWith('.svg'))).toHaveLength(4);
		expect(names.filter((name) => name.endsWith('.png'))).toHaveLength(4);
	});
});

function pictures(xml: string): { attributes: { descr: string } }[] {
	const found = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, descr]) => ({ attributes: { descr: descr! } }));
	expect(found).toHaveLength(4);
	return found;
}

test('pages are numbered, the language is that of the text, and a draft says that it is one on every page', async () => {
	const document = { ...documentOf('ky', { seed: 1 }), issuedOn: null };
	const files = unzipSync(await renderWord(document, drawCharts(document)));
	const footer = strFromU8(files['word/footer1.xml']!);
	expect(footer).toContain('PAGE');
	expect(footer).toContain('NUMPAGES');
	expect(strFromU8(files['word/header1.xml']!)).toContain(document.labels.draft);
	expect(strFromU8(files['word/styles.xml']!)).toContain('w:val="ky-KG"');
});

const hurts = ['</w:t><w:t>', '<script>alert(1)</script>', '&amp; & < > " \'', '\u0001\u0008\u001f\ufffe', '\ud800', '\u202eтерс', '👩🏽‍🌾 ﷺ', 'Ң Ө Ү', '{{x}} ${1}', 'A'.repeat(10_000)];

test('whatever people wrote is set as text and leaves a whole file', async () => {
	const document = documentOf('ky', { seed: 2 });
	const hostile: ReportDocument = {
		...document,
		cover: { ...document.cover, organisation: hurts.join(' ') },
		parameters: document.parameters.map((one) => ({ ...one, works: hurts.map((text) => ({ kind: 'paragraph' as const, text })), evidence: hurts }))
	};
	const { text } = await open(hostile);
	for (const kept of ['</w:t><w:t>', '<script>alert(1)</script>', '&amp; & < > " \'', '\u202eтерс', '👩🏽‍🌾 ﷺ', 'Ң Ө Ү', 'A'.repeat(10_000)]) expect(text).toContain(kept);
});

test.skipIf(spawnSync('soffice', ['--version']).error)('LibreOffice opens it, and no letter is lost on the way', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'kadam-word-'));
	try {
		const document = documentOf('ky', { seed: 4, round: 2 });
		writeFileSync(join(folder, 'report.docx'), await renderWord(document, drawCharts(document)));
		spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, join(folder, 'report.docx')]);
		const read = tight(readFileSync(join(folder, 'report.txt'), 'utf8'));
		for (const { name, recommendation } of document.parameters) {
			expect(read).toContain(tight(name));
			for (const block of recommendation) if (block.kind === 'paragraph') expect(read).toContain(tight(block.text));
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
