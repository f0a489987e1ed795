/** Produces a report for every seed that it is sent: `ours` from scores to PDF, `bare` only the compilation of the finished document, `word` as Word, `batch` as PDF and Word in three languages. */
import { join } from 'node:path';
import { assembleDocument } from '#programme/reporting/assemble.ts';
import { inventRound } from '#programme/reporting/cases/invented-round.ts';
import { drawCharts, onPaper } from '#programme/reporting/charts.ts';
import { draftParts } from '#programme/reporting/draft.ts';
import { renderWord } from '#programme/reporting/word.server.ts';
import { languages } from '#kernel/localised.ts';
import { renderReport } from '#programme/reporting/pdf.server.ts';
import type { ReportSource } from '#programme/reporting/source.ts';
import { inputsOf, remembered, sharedCompiler } from '#platform/typst.server.ts';
import { pagesOf } from './memory.ts';
import type { Done } from './worker-client.ts';

const sources = join(import.meta.dirname, '../../src');
const template = 'programme/reporting/typst/report.typ';
const produce = { ours, bare, word, batch }[process.argv[2] as 'ours' | 'bare' | 'word' | 'batch'];

process.on('message', async (seed: number) => {
	const done = await produce(inventRound({ seed, round: 2 }));
	process.send?.(done);
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function ours(source: ReportSource): Promise<Done> {
	const start = performance.now();
	const document = assembleDocument(source, draftParts(source, 'ky'), 'ky');
	const pdf = await renderReport(document, drawCharts(document));
	return { milliseconds: performance.now() - start, pages: pagesOf(pdf) };
}

/** The whole report as Word, pictures as drawing and as pixels. */
async function word(source: ReportSource): Promise<Done> {
	const start = performance.now();
	const document = assembleDocument(source, draftParts(source, 'ky'), 'ky');
	await renderWord(document, drawCharts(document));
	return { milliseconds: performance.now() - start, pages: 0 };
}

/** What a batch makes of one report: PDF and Word in three languages. */
async function batch(source: ReportSource): Promise<Done> {
	const start = performance.now();
	let pages = 0;
	for (const language of languages) {
		const document = assembleDocument(source, draftParts(source, language), language);
		const pictures = drawCharts(document);
		pages += pagesOf(await renderReport(document, pictures));
		await renderWord(document, pictures);
	}
	return { milliseconds: performance.now() - start, pages };
}

async function bare(source: ReportSource): Promise<Done> {
	const document = assembleDocument(source, draftParts(source, 'ky'), 'ky');
	const { files, charts } = onPaper(drawCharts(document));
	const inputs = inputsOf({ template, data: { document, charts }, title: document.cover.organisation, language: 'ky', date: document.issuedOn });
	const compiler = sharedCompiler();
	for (const [name, svg] of Object.entries(files)) compiler.mapShadow(join(sources, 'files', name), Buffer.from(svg));
	const start = performance.now();
	const pdf = compiler.pdf({ mainFilePath: join(sources, template), inputs }, { pdfStandard: 'ua-1' });
	const milliseconds = performance.now() - start;
	compiler.resetShadow();
	compiler.evictCache(remembered);
	return { milliseconds, pages: pagesOf(pdf) };
}
