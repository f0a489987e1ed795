import { modelFilter } from '#programme/planning/model-document-input.ts';
import { showModels } from '#programme/planning/show-models.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	const filter = modelFilter.parse({ parameter: event.url.searchParams.get('parameter') ?? undefined, indicator: event.url.searchParams.get('indicator') ?? undefined });
	return reading(event, async (ctx) => ({ page: await showModels(ctx, event.locals.programme, filter) }));
}
