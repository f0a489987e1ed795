import { redirect } from '@sveltejs/kit';
import { completeConsensus } from '#programme/diagnostics/complete-consensus.server.ts';
import { caseOnly } from '#programme/diagnostics/input.ts';
import { readChecks } from '#programme/diagnostics/read-checks.server.ts';
import { readLayer } from '#programme/diagnostics/read-scoring.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	const { view, checks } = await reading(event, async (ctx) => ({ view: await readLayer(ctx, event.params.case, 'consensus'), checks: await readChecks(ctx, event.params.case) }));
	if (!view.canComplete) redirect(303, `/diagnostics/${event.params.case}/agree`);
	return { view, checks };
}

export const actions = {
	default: (event) => acting(event, caseOnly, completeConsensus, { fixed: { case: event.params.case }, then: () => `/diagnostics/${event.params.case}/verify` })
};
