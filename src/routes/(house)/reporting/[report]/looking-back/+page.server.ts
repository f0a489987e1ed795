import { recordLookingBack as schema } from '#programme/reporting/input.ts';
import { lookingBackPage } from '#programme/reporting/looking-back-page.server.ts';
import { recordLookingBack } from '#programme/reporting/record-looking-back.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ view: await lookingBackPage(ctx, event.params.report) }));
}

export const actions = {
	default: (event) => acting(event, schema, recordLookingBack, { fixed: { report: event.params.report } })
};
