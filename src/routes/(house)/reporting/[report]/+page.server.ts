import { confirmTranslation } from '#programme/reporting/confirm-translation.server.ts';
import { editPart } from '#programme/reporting/edit-part.server.ts';
import { confirmTranslation as confirmSchema, editPart as editSchema, redraftPart as redraftSchema, reportOnly, shownAs } from '#programme/reporting/input.ts';
import { redraftPart } from '#programme/reporting/redraft-part.server.ts';
import { refreshDrafts } from '#programme/reporting/refresh-drafts.server.ts';
import { reportPage } from '#programme/reporting/report-page.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	const { language, version } = shownAs.parse(Object.fromEntries(event.url.searchParams));
	return reading(event, async (ctx) => ({
		version, view: await reportPage(ctx, event.params.report, { language: language ?? ctx.language, version })
	}));
}

const fixed = (event: { params: { report: string } }) => ({ fixed: { report: event.params.report } });

export const actions = {
	edit: (event) => acting(event, editSchema, editPart, fixed(event)),
	redraft: (event) => acting(event, redraftSchema, redraftPart, fixed(event)),
	confirm: (event) => acting(event, confirmSchema, async (ctx, input) => ({ kind: 'refreshed' as const, count: await confirmTranslation(ctx, input) }), fixed(event)),
	refresh: (event) => acting(event, reportOnly, async (ctx, input) => ({ kind: 'refreshed' as const, count: await refreshDrafts(ctx, input) }), fixed(event))
};
