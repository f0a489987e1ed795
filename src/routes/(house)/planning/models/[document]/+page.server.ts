import { newId } from '#kernel/id.ts';
import { removeModelDocument as schema } from '#programme/planning/model-document-input.ts';
import { removeModelDocument } from '#programme/planning/remove-model-document.server.ts';
import { showModel } from '#programme/planning/show-models.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ page: await showModel(ctx, event.params.document), command: newId() }));
}

export const actions = {
	remove: (event) => acting(event, schema, removeModelDocument, { fixed: event.params, then: () => '/planning/models' })
};
