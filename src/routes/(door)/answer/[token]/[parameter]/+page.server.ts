import { redirect } from '@sveltejs/kit';
import { keepIndividualAnswers } from '#programme/diagnostics/keep-individual-answers.server.ts';
import type { Held } from '#programme/diagnostics/individual-seal.server.ts';
import { readAnswerPage } from '#programme/diagnostics/read-answering.server.ts';
import { keepAnswers } from '#programme/diagnostics/respondent-input.ts';
import { guardedLink, heldBy, rememberPhone } from '#wiring/answering.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import type { RequestEvent } from './$types.js';

const pageOf = (event: RequestEvent, held: Held) => reading(event, (ctx) => guardedLink(event, held.token, () => readAnswerPage(ctx, held, event.params.parameter)));

export async function load(event) {
	const held = heldBy(event);
	const view = await pageOf(event, held);
	rememberPhone(event, held);
	return { view };
}

export const actions = {
	default: async (event) => {
		const held = heldBy(event);
		const { token, device } = held;
		const kept = await acting(event, keepAnswers, (ctx, given) => guardedLink(event, token, () => keepIndividualAnswers(ctx, given)), { fixed: { token, device } });
		if (!('done' in kept)) return kept;
		rememberPhone(event, held);
		redirect(303, (await pageOf(event, held)).next);
	}
};
