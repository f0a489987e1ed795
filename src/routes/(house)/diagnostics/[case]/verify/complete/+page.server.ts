import { redirect } from '@sveltejs/kit';
import { completeVerification } from '#programme/diagnostics/complete-verification.server.ts';
import { caseOnly } from '#programme/diagnostics/input.ts';
import { readLayer } from '#programme/diagnostics/read-scoring.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	const view = await reading(event, (ctx) => readLayer(ctx, event.params.case, 'verified'));
	if (!view.canComplete) redirect(303, `/diagnostics/${event.params.case}/verify`);
	return { view };
}

export const actions = {
	default: (event) => acting(event, caseOnly, completeVerification, { fixed: { case: event.params.case }, then: () => `/diagnostics/${event.params.case}/result` })
};
