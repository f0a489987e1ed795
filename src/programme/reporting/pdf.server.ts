/** The PDF of a report: the same document and pictures give the same bytes. */
import { compilePdf } from '#platform/typst.server.ts';
import { boardSummary } from './board.ts';
import { onPaper, type ReportPictures } from './charts.ts';
import type { ReportDocument } from './document.ts';

/** The whole report, tagged PDF/UA-1, A4. */
export function renderReport(document: ReportDocument, pictures: ReportPictures): Promise<Uint8Array> {
	const { files, charts } = onPaper(pictures);
	return compilePdf({ ...common(document, document.labels.title), template: 'programme/reporting/typst/report.typ', data: { document, charts }, files });
}

/** One page for the governing body. */
export function renderBoardSummary(document: ReportDocument, pictures: ReportPictures): Promise<Uint8Array> {
	const { files, charts } = onPaper(pictures);
	return compilePdf({
		...common(document, document.labels.boardTitle),
		template: 'programme/reporting/typst/board.typ',
		data: { summary: boardSummary(document), charts },
		files
	});
}

function common({ cover, language, issuedOn }: ReportDocument, kind: string) {
	return { title: `${kind}: ${cover.organisation}`, author: cover.programme || 'Kadam', language, date: issuedOn };
}
