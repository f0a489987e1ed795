import { startInstrumentDraft as input } from '#programme/diagnostics/instrument-input.ts';
import { readInstrument } from '#programme/diagnostics/read-instrument-pages.server.ts';
import { startInstrumentDraft } from '#programme/diagnostics/start-instrument-draft.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, (ctx) => readInstrument(ctx, event.params.key, event.params.version));
}

export const actions = {
	begin: (event) => acting(event, input, startInstrumentDraft, { fixed: { from: `${event.params.key}/${event.params.version}` }, then: (draft) => `/diagnostics/instruments/drafts/${draft}` })
};
