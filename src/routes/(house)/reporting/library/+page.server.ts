import { libraryPage } from '#programme/reporting/library-page.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ view: await libraryPage(ctx, { programme: event.locals.programme, instrument: event.url.searchParams.get('instrument') ?? '' }) }));
}
