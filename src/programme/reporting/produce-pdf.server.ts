/** The PDF that a reader asks for, under a name that every system can write. */
import { found } from '#kernel/problem.ts';
import type { Language } from '#kernel/localised.ts';
import type { Context } from '#register/context.server.ts';
import type { ReportDocument } from './document.ts';
import { type PdfKind, renderPdf } from './render-issued.server.ts';
import { shownDocument, visibleReport } from './shown-document.server.ts';

export interface Pdf {
	/** `CSO-2026-00042-report-ky.pdf`. */
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** The same issued version gives the same bytes, whatever was edited since. A draft says on every page that it is one, and is for those who may read it. */
export async function producePdf(ctx: Context, id: string, kind: PdfKind, asked: { language: Language; version?: number | undefined }): Promise<Pdf> {
	const shown = await visibleReport(ctx, id);
	const document = found(await shownDocument(ctx, shown, asked.language, asked.version));
	return { name: fileName(shown.organisation.number, kind, document), bytes: await renderPdf(document, kind) };
}

/** Later versions and drafts say what they are, so that two files of one report do not get mixed up on a desk. */
function fileName(number: string, kind: PdfKind, { language, version, issuedOn }: ReportDocument): string {
	const which = issuedOn === null ? '-draft' : version > 1 ? `-v${version}` : '';
	return `${number}-${kind}${which}-${language}.pdf`;
}
