import { redirect } from '@sveltejs/kit';
import { setTarget as input } from '#programme/diagnostics/instrument-input.ts';
import { readTargets } from '#programme/diagnostics/read-targets.server.ts';
import { setTarget } from '#programme/diagnostics/set-target.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	const { head, mayChange, command, indicator } = await reading(event, (ctx) => readTargets(ctx, event.params.case, event.params.indicator));
	if (!mayChange || !indicator) redirect(303, `/diagnostics/${event.params.case}/targets`);
	return { head, command, indicator };
}

export const actions = {
	default: (event) => acting(event, input, setTarget, { fixed: { case: event.params.case, indicator: event.params.indicator }, then: () => `/diagnostics/${event.params.case}/targets` })
};
