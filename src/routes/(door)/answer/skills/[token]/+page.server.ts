import { handInRatings } from '#programme/diagnostics/hand-in-ratings.server.ts';
import { giveTrainingConsent as consentInput, linkOnly } from '#programme/diagnostics/people-input.ts';
import { readSelfRating } from '#programme/diagnostics/read-self-rating.server.ts';
import { giveTrainingConsent, withdrawTrainingConsent } from '#programme/diagnostics/training-consent.server.ts';
import { guardedLink } from '#wiring/answering.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	const { token } = event.params;
	return { view: await reading(event, (ctx) => guardedLink(event, token, () => readSelfRating(ctx, token))) };
}

export const actions = {
	handIn: (event) => acting(event, linkOnly, (ctx, given) => guardedLink(event, given.token, () => handInRatings(ctx, given)), { fixed: { token: event.params.token }, then: () => `/answer/skills/${event.params.token}` }),
	agree: (event) => acting(event, consentInput, (ctx, given) => guardedLink(event, given.token, () => giveTrainingConsent(ctx, given)), { fixed: { token: event.params.token }, then: () => `/answer/skills/${event.params.token}` }),
	takeBack: (event) => acting(event, linkOnly, (ctx, given) => guardedLink(event, given.token, () => withdrawTrainingConsent(ctx, given)), { fixed: { token: event.params.token }, then: () => `/answer/skills/${event.params.token}` })
};
