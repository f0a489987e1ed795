import { importInstrument } from '#programme/diagnostics/import-instrument.server.ts';
import { importInstrument as file, startNewInstrument } from '#programme/diagnostics/instrument-input.ts';
import { readInstruments } from '#programme/diagnostics/read-instrument-pages.server.ts';
import { startInstrumentDraft } from '#programme/diagnostics/start-instrument-draft.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, readInstruments);
}

const then = (draft: string) => `/diagnostics/instruments/drafts/${draft}`;

export const actions = {
	import: (event) => acting(event, file, importInstrument, { then }),
	begin: (event) => acting(event, startNewInstrument, startInstrumentDraft, { then })
};
