/** Reports on paper: the whole report as PDF or Word, or one page of it for the governing body. */
import type { Language } from '#kernel/localised.ts';
import type { Reader } from '#platform/database.server.ts';
import { drawCharts } from './charts.ts';
import type { ReportDocument } from './document.ts';
import type { PaperKind } from './paper.ts';
import { renderBoardSummary, renderReport } from './pdf.server.ts';
import type { Report } from './report.ts';
import { issuedDocument } from './store-issues.server.ts';
import { renderWord } from './word.server.ts';

const renderers: Readonly<Record<PaperKind, (...of: Parameters<typeof renderReport>) => Promise<Uint8Array>>> = { report: renderReport, summary: renderBoardSummary, word: renderWord };

export function renderPaper(document: ReportDocument, kind: PaperKind): Promise<Uint8Array> {
	return renderers[kind](document, drawCharts(document));
}

/** The latest issued version, or the one named; a PDF has the same bytes every time. `undefined` where there is no such version. */
export async function renderIssued(read: Reader, report: Pick<Report, 'id'>, language: Language, kind: PaperKind, version?: number): Promise<Uint8Array | undefined> {
	const document = await issuedDocument(read, report.id, language, version);
	return document && renderPaper(document, kind);
}
