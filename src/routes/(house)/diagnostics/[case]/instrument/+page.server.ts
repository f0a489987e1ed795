import { chooseInstrument } from '#programme/diagnostics/choose-instrument.server.ts';
import { chooseInstrument as input } from '#programme/diagnostics/instrument-input.ts';
import { readInstrumentChoice } from '#programme/diagnostics/read-instrument-choice.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, (ctx) => readInstrumentChoice(ctx, event.params.case));
}

export const actions = {
	default: (event) => acting(event, input, chooseInstrument, { fixed: { case: event.params.case }, then: () => `/diagnostics/${event.params.case}` })
};
