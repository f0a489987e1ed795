import { reuseEvidence as input } from '#programme/diagnostics/input.ts';
import { readReusable } from '#programme/diagnostics/read-evidence.server.ts';
import { reuseEvidence } from '#programme/diagnostics/reuse-evidence.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { view: await reading(event, (ctx) => readReusable(ctx, event.params.case)) };
}

export const actions = {
	default: (event) => acting(event, input, reuseEvidence, { fixed: { case: event.params.case }, then: () => `/diagnostics/${event.params.case}/evidence` })
};
