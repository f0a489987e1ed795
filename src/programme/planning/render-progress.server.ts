/** The progress report on paper and as a Word file, from the same document as the page. */
import { compilePdf } from '#platform/typst.server.ts';
import { heading, lead, paragraph, spacer, table, titleOf, wordDocument } from '#platform/word.server.ts';
import type { ProgressDocument } from './progress-document.ts';

/** Tagged PDF/UA-1, A4. The same document gives the same bytes. */
export function renderProgress(document: ProgressDocument): Promise<Uint8Array> {
	return compilePdf({
		template: 'programme/planning/typst/progress.typ',
		data: document,
		title: `${document.title}: ${document.organisation}`,
		author: document.programme || 'Kadam',
		language: document.language,
		date: document.date
	});
}

export function renderProgressWord({ title, organisation, number, programme, language, period, summary, areas, labels }: ProgressDocument): Promise<Uint8Array> {
	return wordDocument({
		title: `${title}: ${organisation}`, author: programme || 'Kadam', language, head: `${organisation} · ${title}`, foot: `${number} · ${programme}`, pageWord: labels.page,
		parts: [
			paragraph(programme, { bold: true }), paragraph(title, { soft: true, large: true }), titleOf(organisation), paragraph(period),
			...summary.map(({ label, count }) => lead(`${label}: `, String(count))),
			...areas.flatMap((area) => [
				heading(1, area.title), paragraph(area.counts, { soft: true }),
				table([6, 3, 4, 6], [labels.action, labels.dates, labels.status, labels.said], area.lines.map((line) => [line.title, line.dates, line.state, line.said])),
				spacer()
			])
		]
	});
}
