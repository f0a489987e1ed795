import { found } from '#kernel/problem.ts';
import { readTravel } from '#programme/diagnostics/read-travel.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { page: await reading(event, (ctx) => readTravel(ctx, found(event.locals.programme))) };
}
