import { redirect } from '@sveltejs/kit';
import { caseWithReason } from '#programme/diagnostics/input.ts';
import { readCase } from '#programme/diagnostics/read-case.server.ts';
import { reopenVerification } from '#programme/diagnostics/reopen-verification.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { reportIssued } from '#wiring/facts.server.ts';

export async function load(event) {
	const view = await reading(event, (ctx) => readCase(ctx, event.params.case, reportIssued));
	if (!view.head.abilities.reopen) redirect(303, `/diagnostics/${event.params.case}`);
	return { view };
}

export const actions = {
	default: (event) => acting(event, caseWithReason, reopenVerification, { fixed: { case: event.params.case }, then: () => `/diagnostics/${event.params.case}/verify` })
};
