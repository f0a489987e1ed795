import { readOwnCases, readQueue } from '#programme/diagnostics/read-queue.server.ts';
import { ownOrganisation } from '#register/policy.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	const { programme, actor } = event.locals;
	return reading(event, async (ctx) => {
		const own = ownOrganisation(actor) ? await readOwnCases(ctx, programme) : null;
		return { own, queue: own || !programme ? null : await readQueue(ctx, programme, event.url.searchParams) };
	});
}
