/** The report in plain words, for whoever may read the report. */
import { found } from '#kernel/problem.ts';
import type { Language } from '#kernel/localised.ts';
import type { Context } from '#register/context.server.ts';
import type { PlainPage } from './around-pages.ts';
import { shownDocument, visibleReport } from './shown-document.server.ts';

/** Of what is being written for those who may read it, or else of the latest issued version. Reports issued before there was such a text have none. */
export async function plainPage(ctx: Context, id: string, language: Language): Promise<PlainPage> {
	const shown = await visibleReport(ctx, id);
	const document = found(await shownDocument(ctx, shown, language));
	return { report: shown.report.id, number: shown.organisation.number, language, draft: document.issuedOn === null ? document.labels.draft : '', plain: found(document.plain) };
}
