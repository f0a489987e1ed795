import { readAttempt } from '#programme/diagnostics/read-calibration.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { view: await reading(event, (ctx) => readAttempt(ctx, event.params.attempt)), language: event.locals.language };
}
