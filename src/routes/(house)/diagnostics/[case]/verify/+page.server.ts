import { readLayer } from '#programme/diagnostics/read-scoring.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { view: await reading(event, (ctx) => readLayer(ctx, event.params.case, 'verified')) };
}
