import { newId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import { addAction } from '#programme/planning/add-action.server.ts';
import { addAction as schema } from '#programme/planning/input.ts';
import { showNewAction } from '#programme/planning/show-action.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	const { params, url } = event;
	return reading(event, async (ctx) => {
		const page = await showNewAction(ctx, params.plan, url.searchParams.get('objective') ?? '', url.searchParams.get('from') ?? '');
		demand(page.mayEdit || 'planning/not-in-your-hands');
		return { ...page, command: newId(), language: ctx.language };
	});
}

export const actions = {
	default: (event) =>
		acting(event, schema, addAction, {
			fixed: { plan: event.params.plan, objective: event.url.searchParams.get('objective') },
			then: () => `/planning/${event.params.plan}`
		})
};
