import { newId } from '#kernel/id.ts';
import { updateActionStatus as schema } from '#programme/planning/input.ts';
import { showAction } from '#programme/planning/show-action.server.ts';
import { updateActionStatus } from '#programme/planning/update-action-status.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	const { plan, action } = event.params;
	return reading(event, async (ctx) => ({ page: await showAction(ctx, plan, action), command: newId() }));
}

export const actions = {
	move: (event) => acting(event, schema, updateActionStatus, { fixed: event.params, then: () => `/planning/${event.params.plan}/actions/${event.params.action}` })
};
