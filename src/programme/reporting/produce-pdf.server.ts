/** Reports on paper: the whole report, and one page of it for the governing body. */
import { found } from '#kernel/problem.ts';
import type { Language } from '#kernel/localised.ts';
import type { Context } from '#register/context.server.ts';
import { drawCharts } from './charts.ts';
import { renderBoardSummary, renderReport } from './pdf.server.ts';
import { shownDocument, visibleReport } from './shown-document.server.ts';

export const pdfKinds = ['report', 'summary'] as const;
export type PdfKind = (typeof pdfKinds)[number];

export interface Pdf {
	/** `CSO-2026-00042-report-ky.pdf`: letters that every system can write. */
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** The same issued version gives the same bytes, whatever was edited since. A draft carries a watermark and is for those who may read it. */
export async function producePdf(ctx: Context, id: string, kind: PdfKind, asked: { language: Language; version?: number | undefined }): Promise<Pdf> {
	const shown = await visibleReport(ctx, id);
	const document = found(await shownDocument(ctx, shown, asked.language, asked.version));
	const render = kind === 'report' ? renderReport : renderBoardSummary;
	return { name: fileName(shown.organisation.number, kind, document), bytes: await render(document, drawCharts(document)) };
}

/** Later versions and drafts say what they are, so that two files of one report do not get mixed up on a desk. */
function fileName(number: string, kind: PdfKind, { language, version, issuedOn }: { language: Language; version: number; issuedOn: string | null }): string {
	const which = issuedOn === null ? '-draft' : version > 1 ? `-v${version}` : '';
	return `${number}-${kind}${which}-${language}.pdf`;
}
