import { gatherProgress } from '#programme/planning/gather-progress.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => {
		const { top, document } = await gatherProgress(ctx, event.params.plan);
		return { top, document };
	});
}
