import { readResult } from '#programme/diagnostics/read-result.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { page: await reading(event, (ctx) => readResult(ctx, event.params.case, event.url.searchParams.get('layer'))) };
}
