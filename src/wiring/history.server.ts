/** An organisation's history in plain words: who did what, when; each event's sentence stands in the messages of its area. */
import type { OrganisationId, PersonId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import { formatInstant } from '#i18n/format.ts';
import * as texts from '#i18n/paraglide/messages.js';
import { historyOf } from '#journal/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById } from '#register/read.server.ts';

type Text = (words: object, options: { locale: Language }) => string;

/** `diagnostics/scores-saved` → `diagnostics_event_scores_saved`. */
export function eventKey(event: string): string {
	const [area, what] = event.split('/');
	return `${area}_event_${what!.replaceAll('-', '_')}`;
}

const pageSize = 50;

export async function historyShown(ctx: Context, organisation: OrganisationId, before?: number) {
	const entries = await historyOf(ctx.read, organisation, before, pageSize);
	const people = await peopleById(ctx.read, entries.flatMap(({ actor }) => (actor ? [actor as PersonId] : [])));
	const catalogue = texts as unknown as Record<string, Text | undefined>;
	return {
		next: entries.length === pageSize ? entries.at(-1)!.sequence : undefined,
		entries: entries.map(({ id, at, event, actor, reason }) => ({
			id,
			at: formatInstant(at),
			who: people.get(actor as PersonId)?.name ?? texts.register_history_kadam({}, { locale: ctx.language }),
			what: catalogue[eventKey(event)]?.({}, { locale: ctx.language }) ?? event,
			reason: reason ?? ''
		}))
	};
}
