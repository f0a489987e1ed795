import { handInAnswers } from '#programme/diagnostics/hand-in-answers.server.ts';
import { readAnswering } from '#programme/diagnostics/read-answering.server.ts';
import { handInAnswers as input } from '#programme/diagnostics/respondent-input.ts';
import { guardedLink, heldBy, rememberPhone } from '#wiring/answering.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	const held = heldBy(event);
	const view = await reading(event, (ctx) => guardedLink(event, held.token, () => readAnswering(ctx, held)));
	rememberPhone(event, held);
	return { view };
}

export const actions = {
	default: (event) => {
		const { token, device } = heldBy(event);
		return acting(event, input, (ctx, given) => guardedLink(event, token, () => handInAnswers(ctx, given)), { fixed: { token, device }, then: () => `/answer/${token}` });
	}
};
