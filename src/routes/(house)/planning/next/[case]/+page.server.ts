import { redirect } from '@sveltejs/kit';
import { newId } from '#kernel/id.ts';
import { draftPlan } from '#programme/planning/draft-plan.server.ts';
import { draftPlan as schema } from '#programme/planning/input.ts';
import { showNextPlan } from '#programme/planning/show-next-plan.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

/** A case that has its plan already has nothing to ask. */
export async function load(event) {
	return reading(event, async (ctx) => {
		const { drafted, ...page } = await showNextPlan(ctx, event.params.case);
		if (drafted) redirect(303, `/planning/${drafted}`);
		return { page, command: newId() };
	});
}

export const actions = {
	draft: (event) => acting(event, schema, draftPlan, { fixed: { case: event.params.case }, then: (plan) => `/planning/${plan}` })
};
