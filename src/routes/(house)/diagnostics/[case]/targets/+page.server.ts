import { readTargets } from '#programme/diagnostics/read-targets.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, (ctx) => readTargets(ctx, event.params.case));
}
