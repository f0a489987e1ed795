import { redirect } from '@sveltejs/kit';
import { rateCompetence as input } from '#programme/diagnostics/people-input.ts';
import { rateCompetence } from '#programme/diagnostics/rate-competence.server.ts';
import { readCompetencePage } from '#programme/diagnostics/read-self-rating.server.ts';
import { guardedLink } from '#wiring/answering.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import type { RequestEvent } from './$types.js';

const pageOf = (event: RequestEvent) => reading(event, (ctx) => guardedLink(event, event.params.token, () => readCompetencePage(ctx, event.params.token, event.params.competence)));

export async function load(event) {
	return { view: await pageOf(event) };
}

export const actions = {
	default: async (event) => {
		const { token, competence } = event.params;
		const kept = await acting(event, input, (ctx, given) => guardedLink(event, token, () => rateCompetence(ctx, given)), { fixed: { token, competence } });
		if (!('done' in kept)) return kept;
		redirect(303, (await pageOf(event)).next);
	}
};
