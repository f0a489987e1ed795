import { addInstrumentPart } from '#programme/diagnostics/add-instrument-part.server.ts';
import { discardInstrumentDraft } from '#programme/diagnostics/discard-instrument-draft.server.ts';
import { addInstrumentPart as part, draftOnly } from '#programme/diagnostics/instrument-input.ts';
import { publishInstrumentDraft } from '#programme/diagnostics/publish-instrument-draft.server.ts';
import { readDraft } from '#programme/diagnostics/read-instrument-draft.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, (ctx) => readDraft(ctx, event.params.draft));
}

const fixed = (event: { params: { draft: string } }) => ({ draft: event.params.draft });

export const actions = {
	add: (event) => acting(event, part, addInstrumentPart, { fixed: fixed(event), then: (code) => `/diagnostics/instruments/drafts/${event.params.draft}/${code}` }),
	publish: (event) => acting(event, draftOnly, publishInstrumentDraft, { fixed: fixed(event), then: ({ key, version }) => `/diagnostics/instruments/${key}/${version}` }),
	discard: (event) => acting(event, draftOnly, discardInstrumentDraft, { fixed: fixed(event), then: () => '/diagnostics/instruments' })
};
