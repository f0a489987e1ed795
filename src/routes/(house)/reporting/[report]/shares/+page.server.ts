import { revokeShare as revokeSchema, shareReport as shareSchema } from '#programme/reporting/input.ts';
import { revokeShare } from '#programme/reporting/revoke-share.server.ts';
import { shareReport } from '#programme/reporting/share-report.server.ts';
import { sharesPage } from '#programme/reporting/shares-page.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ view: await sharesPage(ctx, event.params.report), origin: event.url.origin }));
}

const fixed = ({ params }: { params: { report: string } }) => ({ report: params.report });

export const actions = {
	share: (event) => acting(event, shareSchema, shareReport, { fixed: fixed(event) }),
	revoke: (event) => acting(event, revokeSchema, revokeShare, { fixed: fixed(event), then: () => `/reporting/${event.params.report}/shares` })
};
