import { redirect } from '@sveltejs/kit';
import { newId } from '#kernel/id.ts';
import { startProfile as schema } from '#programme/profiling/input.ts';
import { listPage, ownProfiles, pageSize } from '#programme/profiling/list-page.server.ts';
import { startProfile } from '#programme/profiling/start-profile.server.ts';
import { nextPage, placeFrom } from '#wiring/keyset.ts';
import { acting, reading } from '#wiring/door.server.ts';

/** Staff find the list; people of one organisation their profile, or how to begin it. */
export async function load(event) {
	const { locals, url } = event;
	return reading(event, async (ctx) => {
		const own = await ownProfiles(ctx);
		const only = own.length === 1 ? own[0]?.profile : undefined;
		if (only) redirect(303, `/profiling/${only}`);
		if (own.length > 0) return { own, list: null, next: undefined, command: newId() };
		const asked = { status: url.searchParams.get('status'), region: url.searchParams.get('region'), search: url.searchParams.get('q'), after: placeFrom(url.searchParams) };
		const list = await listPage(ctx, locals.programme, asked);
		return { own, list: { ...list, rows: list.rows.slice(0, pageSize) }, next: nextPage(url, list.rows, pageSize, ({ place }) => place), command: newId() };
	});
}

export const actions = {
	start: (event) => acting(event, schema, startProfile, { then: (profile) => `/profiling/${profile}` })
};
