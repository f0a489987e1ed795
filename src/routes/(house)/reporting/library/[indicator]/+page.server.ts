import { editRecommendation } from '#programme/reporting/edit-recommendation.server.ts';
import { editRecommendation as editSchema, restoreRecommendation as restoreSchema } from '#programme/reporting/input.ts';
import { libraryEntryPage } from '#programme/reporting/library-page.server.ts';
import { restoreRecommendation } from '#programme/reporting/restore-recommendation.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

/** The library that the address names; none: the usual one. */
const libraryOf = ({ url }: { url: URL }): string | undefined => url.searchParams.get('instrument') ?? undefined;

export async function load(event) {
	return reading(event, async (ctx) => ({ view: await libraryEntryPage(ctx, { programme: event.locals.programme, instrument: libraryOf(event) ?? '' }, event.params.indicator) }));
}

type Event = Parameters<typeof acting>[0] & { params: { indicator: string } };
const fixed = (event: Event) => ({ fixed: { programme: event.locals.programme, instrument: libraryOf(event), indicator: event.params.indicator } });

export const actions = {
	edit: (event) => acting(event, editSchema, editRecommendation, fixed(event)),
	restore: (event) => acting(event, restoreSchema, restoreRecommendation, fixed(event))
};
