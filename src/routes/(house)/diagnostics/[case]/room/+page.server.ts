import { redirect } from '@sveltejs/kit';
import { closeRoom } from '#programme/diagnostics/close-room.server.ts';
import { caseOnly } from '#programme/diagnostics/input.ts';
import { noteDissent } from '#programme/diagnostics/note-dissent.server.ts';
import { openRoom } from '#programme/diagnostics/open-room.server.ts';
import { readRoomPage } from '#programme/diagnostics/read-room.server.ts';
import { revealSpread } from '#programme/diagnostics/reveal-spread.server.ts';
import { noteDissent as dissentInput, roomIndicator } from '#programme/diagnostics/room-input.ts';
import { showIndicator } from '#programme/diagnostics/show-indicator.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import type { RequestEvent } from './$types.js';

export async function load(event) {
	if (!event.locals.person) redirect(303, `/sign-in?next=${encodeURIComponent(event.url.pathname)}`);
	return { page: await reading(event, (ctx) => readRoomPage(ctx, { case: event.params.case }, event.url.origin)), host: event.url.host, back: `/diagnostics/${event.params.case}/agree` };
}

/** The buttons stand beside the score of an indicator, and lead back there. */
async function backTo({ params, request }: RequestEvent): Promise<() => string> {
	const indicator = (await request.clone().formData()).get('indicator');
	const place = typeof indicator === 'string' && /^\d{1,2}\.\d{1,2}$/.test(indicator) ? `/${indicator}` : '';
	return () => `/diagnostics/${params.case}/agree${place}`;
}

export const actions = {
	open: async (event) => acting(event, roomIndicator, openRoom, { fixed: event.params, then: await backTo(event) }),
	show: async (event) => acting(event, roomIndicator, showIndicator, { fixed: event.params, then: await backTo(event) }),
	reveal: async (event) => acting(event, roomIndicator, revealSpread, { fixed: event.params, then: await backTo(event) }),
	dissent: async (event) => acting(event, dissentInput, noteDissent, { fixed: event.params, then: await backTo(event) }),
	close: async (event) => acting(event, caseOnly, closeRoom, { fixed: event.params, then: await backTo(event) })
};
