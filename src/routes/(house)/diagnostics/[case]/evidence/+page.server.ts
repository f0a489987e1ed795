import { addEvidence } from '#programme/diagnostics/add-evidence.server.ts';
import { addEvidence as input } from '#programme/diagnostics/input.ts';
import { readEvidence } from '#programme/diagnostics/read-evidence.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { view: await reading(event, (ctx) => readEvidence(ctx, event.params.case, event.url.searchParams.get('parameter'))) };
}

export const actions = {
	add: (event) => acting(event, input, addEvidence, { fixed: { case: event.params.case } })
};
