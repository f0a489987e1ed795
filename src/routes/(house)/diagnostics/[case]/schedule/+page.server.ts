import { redirect } from '@sveltejs/kit';
import { scheduleDiagnostics as input } from '#programme/diagnostics/input.ts';
import { readScheduling } from '#programme/diagnostics/read-case.server.ts';
import { scheduleDiagnostics } from '#programme/diagnostics/schedule-diagnostics.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	const page = await reading(event, (ctx) => readScheduling(ctx, event.params.case));
	if (!page.head.abilities.schedule && !page.head.abilities.reschedule) redirect(303, `/diagnostics/${event.params.case}`);
	return page;
}

export const actions = {
	default: (event) => acting(event, input, scheduleDiagnostics, { fixed: { case: event.params.case }, then: () => `/diagnostics/${event.params.case}` })
};
