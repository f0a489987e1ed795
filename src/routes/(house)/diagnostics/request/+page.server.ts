import { redirect } from '@sveltejs/kit';
import { requestDiagnostics as input } from '#programme/diagnostics/input.ts';
import { readRequest } from '#programme/diagnostics/read-queue.server.ts';
import { requestDiagnostics } from '#programme/diagnostics/request-diagnostics.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import type { RequestEvent } from './$types.js';

/** Whoever speaks for several organisations names one in the address. */
const page = (event: RequestEvent) => reading(event, (ctx) => readRequest(ctx, event.url.searchParams.get('organisation'), event.locals.programme));

export async function load(event) {
	const shown = await page(event);
	if (shown.request !== 'yes') redirect(303, '/diagnostics');
	return shown;
}

export const actions = {
	default: async (event) => {
		const { organisation, programme } = await page(event);
		return acting(event, input, requestDiagnostics, { fixed: { organisation: organisation.id, programme }, then: ({ case: id }) => `/diagnostics/${id}` });
	}
};
