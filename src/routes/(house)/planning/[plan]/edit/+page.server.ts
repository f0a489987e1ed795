import { newId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import { editPlan } from '#programme/planning/edit-plan.server.ts';
import { editPlan as schema } from '#programme/planning/input.ts';
import { showPlanForm } from '#programme/planning/show-action.server.ts';
import { reading } from '#wiring/door.server.ts';
import { editing } from '../../editing.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => {
		const page = await showPlanForm(ctx, event.params.plan);
		demand(page.mayEdit || 'planning/not-in-your-hands');
		return { ...page, command: newId(), language: ctx.language };
	});
}

export const actions = {
	default: (event) => editing(event, schema, editPlan, { fixed: { plan: event.params.plan }, then: `/planning/${event.params.plan}` })
};
