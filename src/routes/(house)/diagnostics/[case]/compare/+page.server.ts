import { caseOnly } from '#programme/diagnostics/input.ts';
import { readComparison } from '#programme/diagnostics/read-double-scoring.server.ts';
import { takeAgreements } from '#programme/diagnostics/take-agreements.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { view: await reading(event, (ctx) => readComparison(ctx, event.params.case)), language: event.locals.language };
}

export const actions = {
	default: (event) => acting(event, caseOnly, takeAgreements, { fixed: { case: event.params.case } })
};
