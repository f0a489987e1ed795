import { redirect } from '@sveltejs/kit';
import { caseWithReason } from '#programme/diagnostics/input.ts';
import { readCase } from '#programme/diagnostics/read-case.server.ts';
import { withdrawDiagnostics } from '#programme/diagnostics/withdraw-diagnostics.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { reportIssued } from '#wiring/facts.server.ts';

export async function load(event) {
	const view = await reading(event, (ctx) => readCase(ctx, event.params.case, reportIssued));
	if (!view.head.abilities.withdraw) redirect(303, `/diagnostics/${event.params.case}`);
	return { view };
}

export const actions = {
	default: (event) =>
		acting(event, caseWithReason, (ctx, input) => withdrawDiagnostics(ctx, input, reportIssued), { fixed: { case: event.params.case }, then: () => '/diagnostics' })
};
