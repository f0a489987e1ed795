import { redirect } from '@sveltejs/kit';
import { ownOrganisation } from '#register/policy.ts';
import { requestDiagnostics as input } from '#programme/diagnostics/input.ts';
import { readRequest } from '#programme/diagnostics/read-queue.server.ts';
import { requestDiagnostics } from '#programme/diagnostics/request-diagnostics.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	const page = await reading(event, (ctx) => readRequest(ctx, event.locals.programme));
	if (page.request !== 'yes') redirect(303, '/diagnostics');
	return page;
}

export const actions = {
	default: (event) =>
		acting(event, input, requestDiagnostics, {
			fixed: { organisation: ownOrganisation(event.locals.actor), programme: event.locals.programme },
			then: ({ case: id }) => `/diagnostics/${id}`
		})
};
