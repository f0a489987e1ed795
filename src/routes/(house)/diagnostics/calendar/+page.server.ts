import { found } from '#kernel/problem.ts';
import { readCalendar } from '#programme/diagnostics/read-calendar.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { page: await reading(event, (ctx) => readCalendar(ctx, found(event.locals.programme), event.url.searchParams.get('from'))) };
}
