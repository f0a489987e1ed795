import { newId } from '#kernel/id.ts';
import { liftLimit as schema } from '#programme/planning/input.ts';
import { liftLimit } from '#programme/planning/lift-limit.server.ts';
import { showLimit } from '#programme/planning/show-limit.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ page: await showLimit(ctx, event.params.plan), command: newId() }));
}

export const actions = {
	default: (event) => acting(event, schema, liftLimit, { fixed: { plan: event.params.plan }, then: () => `/planning/${event.params.plan}` })
};
