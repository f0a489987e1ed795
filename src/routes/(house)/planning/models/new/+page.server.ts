import { newId } from '#kernel/id.ts';
import { addModelDocument } from '#programme/planning/add-model-document.server.ts';
import { addModelDocument as schema } from '#programme/planning/model-document-input.ts';
import { showNewModel } from '#programme/planning/show-models.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ page: await showNewModel(ctx, event.locals.programme), command: newId() }));
}

export const actions = {
	default: (event) => acting(event, schema, addModelDocument, { fixed: { programme: event.locals.programme }, then: (id) => `/planning/models/${id}` })
};
