import { redirect } from '@sveltejs/kit';
import { appointSecondAssessor } from '#programme/diagnostics/appoint-second-assessor.server.ts';
import { endDoubleScoring } from '#programme/diagnostics/end-double-scoring.server.ts';
import { appointSecond, caseWithReason } from '#programme/diagnostics/input.ts';
import { readSecond } from '#programme/diagnostics/read-double-scoring.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	const view = await reading(event, (ctx) => readSecond(ctx, event.params.case));
	if (!view.head.abilities.appointSecond) redirect(303, `/diagnostics/${event.params.case}`);
	return { view };
}

export const actions = {
	appoint: (event) => acting(event, appointSecond, appointSecondAssessor, { fixed: { case: event.params.case } }),
	end: (event) => acting(event, caseWithReason, endDoubleScoring, { fixed: { case: event.params.case }, then: () => `/diagnostics/${event.params.case}` })
};
