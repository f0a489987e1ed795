import type { OrganisationId } from '#kernel/id.ts';
import { reading } from '#wiring/door.server.ts';
import { recordsOf } from '#wiring/records.server.ts';

export async function load(event) {
	await event.parent();
	return reading(event, (ctx) => recordsOf(ctx, event.params.organisation as OrganisationId));
}
