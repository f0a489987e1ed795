import { newId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import { editObjective } from '#programme/planning/edit-objective.server.ts';
import { editObjective as schema } from '#programme/planning/input.ts';
import { showObjectiveForm } from '#programme/planning/show-action.server.ts';
import { reading } from '#wiring/door.server.ts';
import { editing } from '../../../editing.server.ts';

export async function load(event) {
	const { plan, objective } = event.params;
	return reading(event, async (ctx) => {
		const page = await showObjectiveForm(ctx, plan, objective);
		demand(page.mayEdit || 'planning/not-in-your-hands');
		return { ...page, command: newId(), language: ctx.language };
	});
}

export const actions = {
	default: (event) => editing(event, schema, editObjective, { fixed: event.params, then: `/planning/${event.params.plan}` })
};
