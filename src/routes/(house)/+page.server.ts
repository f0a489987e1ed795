import { homeOf } from '#wiring/home.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, (ctx) => homeOf(ctx, event.locals.programme));
}
