import { removeInstrumentPart as removal, saveInstrumentPart as input } from '#programme/diagnostics/instrument-input.ts';
import { readDraftPart } from '#programme/diagnostics/read-instrument-draft.server.ts';
import { removeInstrumentPart } from '#programme/diagnostics/remove-instrument-part.server.ts';
import { saveInstrumentPart } from '#programme/diagnostics/save-instrument-part.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

/** The head has no code, but an address. */
const codeOf = ({ part }: { part: string }) => (part === 'head' ? '' : part);
const addressOf = (draft: string, code: string) => `/diagnostics/instruments/drafts/${draft}/${code === '' ? 'head' : code}`;

export async function load(event) {
	return reading(event, (ctx) => readDraftPart(ctx, event.params.draft, codeOf(event.params)));
}

export const actions = {
	save: async (event) => {
		const { draft } = event.params;
		const part = codeOf(event.params);
		const form = await event.request.clone().formData();
		const { next } = await reading(event, (ctx) => readDraftPart(ctx, draft, part));
		const there = form.get('then') === 'next' && next !== null ? addressOf(draft, next) : `${addressOf(draft, part)}?saved`;
		return acting(event, input(part), saveInstrumentPart, { fixed: { draft, part }, then: () => there });
	},
	remove: (event) => acting(event, removal, removeInstrumentPart, { fixed: { draft: event.params.draft, part: codeOf(event.params) }, then: () => `/diagnostics/instruments/drafts/${event.params.draft}` })
};
