import { answerVignette } from '#programme/diagnostics/answer-vignette.server.ts';
import { answerVignette as input } from '#programme/diagnostics/calibration-input.ts';
import { readVignette } from '#programme/diagnostics/read-calibration.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { view: await reading(event, (ctx) => readVignette(ctx, event.params.attempt, event.params.vignette)) };
}

export const actions = {
	default: (event) => acting(event, input, answerVignette, { fixed: event.params, then: () => `/diagnostics/calibration/${event.params.attempt}/${event.params.vignette}` })
};
