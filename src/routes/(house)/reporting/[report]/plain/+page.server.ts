import { shownAs } from '#programme/reporting/input.ts';
import { plainPage } from '#programme/reporting/plain-page.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	const { language } = shownAs.parse(Object.fromEntries(event.url.searchParams));
	return reading(event, async (ctx) => ({ view: await plainPage(ctx, event.params.report, language ?? ctx.language) }));
}
