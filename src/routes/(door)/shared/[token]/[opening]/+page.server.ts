import { sharedView } from '#programme/reporting/shared-page.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ statement: await sharedView(ctx, event.params.token, event.params.opening), address: event.url.pathname }));
}
