import { newId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import { editAction } from '#programme/planning/edit-action.server.ts';
import { editAction as editSchema, removeAction as removeSchema } from '#programme/planning/input.ts';
import { removeAction } from '#programme/planning/remove-action.server.ts';
import { showActionForm } from '#programme/planning/show-action.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { editing } from '../../../../editing.server.ts';

export async function load(event) {
	const { plan, action } = event.params;
	return reading(event, async (ctx) => {
		const page = await showActionForm(ctx, plan, action);
		demand(page.mayEdit || 'planning/not-in-your-hands');
		return { ...page, command: newId(), removeCommand: newId(), language: ctx.language };
	});
}

export const actions = {
	edit: (event) => editing(event, editSchema, editAction, { fixed: event.params, then: `/planning/${event.params.plan}/actions/${event.params.action}` }),
	remove: (event) => acting(event, removeSchema, removeAction, { fixed: event.params, then: () => `/planning/${event.params.plan}` })
};
