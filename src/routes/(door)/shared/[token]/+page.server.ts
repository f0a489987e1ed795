import { openShare as schema } from '#programme/reporting/input.ts';
import { openShare } from '#programme/reporting/open-share.server.ts';
import { sharedOffer } from '#programme/reporting/shared-page.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, (ctx) => sharedOffer(ctx, event.params.token));
}

export const actions = {
	default: (event) => acting(event, schema, openShare, { fixed: { token: event.params.token }, then: (opening) => `/shared/${event.params.token}/${opening}` })
};
