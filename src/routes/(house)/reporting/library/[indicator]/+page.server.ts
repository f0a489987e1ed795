import { editRecommendation } from '#programme/reporting/edit-recommendation.server.ts';
import { editRecommendation as editSchema, restoreRecommendation as restoreSchema } from '#programme/reporting/input.ts';
import { libraryEntryPage } from '#programme/reporting/library-page.server.ts';
import { restoreRecommendation } from '#programme/reporting/restore-recommendation.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ view: await libraryEntryPage(ctx, event.locals.programme, event.params.indicator) }));
}

type Event = Parameters<typeof acting>[0] & { params: { indicator: string } };
const fixed = ({ params, locals }: Event) => ({ fixed: { programme: locals.programme, indicator: params.indicator } });

export const actions = {
	edit: (event) => acting(event, editSchema, editRecommendation, fixed(event)),
	restore: (event) => acting(event, restoreSchema, restoreRecommendation, fixed(event))
};
