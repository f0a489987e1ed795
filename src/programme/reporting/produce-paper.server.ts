/** The PDF or Word file that a reader asks for, under a name that every system can write. */
import { found } from '#kernel/problem.ts';
import type { Language } from '#kernel/localised.ts';
import type { Context } from '#register/context.server.ts';
import { paperName, type PaperKind } from './paper.ts';
import { renderPaper } from './render-issued.server.ts';
import type { Report } from './report.ts';
import { shownDocument, visibleReport } from './shown-document.server.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface Paper {
	/** `CSO-2026-00042-report-ky.pdf`. */
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly mediaType: string;
	/** What it is a paper of. */
	readonly report: Report;
}

/** The same issued version gives the same bytes, whatever was edited since. A draft says on every page that it is one, and is for those who may read it. */
export async function producePaper(ctx: Context, id: string, kind: PaperKind, asked: { language: Language; version?: number | undefined }): Promise<Paper> {
	const shown = await visibleReport(ctx, id);
	const document = found(await shownDocument(ctx, shown, asked.language, asked.version));
	return { name: paperName(shown.organisation.number, kind, document), bytes: await renderPaper(document, kind), mediaType: kind === 'word' ? wordType : 'application/pdf', report: shown.report };
}
