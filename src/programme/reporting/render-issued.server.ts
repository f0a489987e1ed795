/** Reports on paper: the whole report, or one page of it for the governing body. */
import type { Language } from '#kernel/localised.ts';
import type { Reader } from '#platform/database.server.ts';
import { drawCharts } from './charts.ts';
import type { ReportDocument } from './document.ts';
import { renderBoardSummary, renderReport } from './pdf.server.ts';
import type { Report } from './report.ts';
import { issuedDocument } from './store-issues.server.ts';

export const pdfKinds = ['report', 'summary'] as const;
export type PdfKind = (typeof pdfKinds)[number];

export function renderPdf(document: ReportDocument, kind: PdfKind): Promise<Uint8Array> {
	return (kind === 'report' ? renderReport : renderBoardSummary)(document, drawCharts(document));
}

/** The latest issued version, or the one named: the same bytes every time. `undefined` where there is no such version. */
export async function renderIssued(read: Reader, report: Pick<Report, 'id'>, language: Language, kind: PdfKind, version?: number): Promise<Uint8Array | undefined> {
	const document = await issuedDocument(read, report.id, language, version);
	return document && renderPdf(document, kind);
}
