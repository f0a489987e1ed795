import { found } from '#kernel/problem.ts';
import { readQuality } from '#programme/diagnostics/read-quality.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { page: await reading(event, (ctx) => readQuality(ctx, found(event.locals.programme))), language: event.locals.language };
}
