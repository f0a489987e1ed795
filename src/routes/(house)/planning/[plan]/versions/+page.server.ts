import { versionsAsked } from '#programme/planning/input.ts';
import { showVersions } from '#programme/planning/show-versions.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	const asked = versionsAsked.parse(Object.fromEntries(event.url.searchParams));
	return reading(event, async (ctx) => ({ page: await showVersions(ctx, event.params.plan, asked) }));
}
