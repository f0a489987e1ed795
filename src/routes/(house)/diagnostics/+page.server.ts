import { readOwnCases, readQueue } from '#programme/diagnostics/read-queue.server.ts';
import { hasProgrammeRole } from '#register/actor.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	const { programme, actor } = event.locals;
	const works = programme !== null && hasProgrammeRole(actor, programme, 'officer', 'auditor', 'assessor', 'leadAssessor', 'consultant');
	return reading(event, async (ctx) => ({
		own: works ? [] : await readOwnCases(ctx, programme),
		queue: works ? await readQueue(ctx, programme, event.url.searchParams) : null
	}));
}
