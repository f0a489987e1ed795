/** The plan on paper. */
import { compilePdf } from '#platform/typst.server.ts';
import type { PlanDocument } from './plan-document.ts';

/** Tagged PDF/UA-1, A4. The same document gives the same bytes. */
export function renderPlan(document: PlanDocument): Promise<Uint8Array> {
	return compilePdf({
		template: 'programme/planning/typst/plan.typ',
		data: document,
		title: `${document.title}: ${document.organisation}`,
		author: document.programme || 'Kadam',
		language: document.language,
		date: document.date
	});
}
