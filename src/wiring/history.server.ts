/** An organisation's history in plain words: who did what, when; each event's sentence stands in the messages of its area. */
import type { OrganisationId, PersonId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import { formatInstant } from '#i18n/format.ts';
import * as texts from '#i18n/paraglide/messages.js';
import type { Entry } from '#journal/happening.ts';
import { historyOf } from '#journal/read.server.ts';
import { concernsOrganisation, reasonShown } from '#programme/reporting/moments.ts';
import { type Actor, hasRoleTowards } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { mayView } from '#register/policy.ts';
import { peopleById } from '#register/read.server.ts';

type Text = (words: object, options: { locale: Language }) => string;

/** `diagnostics/scores-saved` → `diagnostics_event_scores_saved`. */
export function eventKey(event: string): string {
	const [area, what] = event.split('/');
	return `${area}_event_${what!.replaceAll('-', '_')}`;
}

const pageSize = 50;

/** Works on the organisation's reports in the programme of this entry. */
function isStaff(actor: Actor, { organisation, programme }: Entry): boolean {
	return organisation && programme ? hasRoleTowards(actor, { organisation, programme }, 'officer', 'auditor', 'assessor', 'leadAssessor') : false;
}

/** What happened in another programme is no news to this one's people, and how a report came to be, to nobody but those who write it. */
function mayRead(actor: Actor, entry: Entry): boolean {
	const { organisation, programme, event } = entry;
	if (organisation && programme && mayView(actor, { organisation, programme }) !== true) return false;
	return !event.startsWith('reporting/') || isStaff(actor, entry) || concernsOrganisation(entry);
}

export async function historyShown(ctx: Context, organisation: OrganisationId, before?: number) {
	const happened = await historyOf(ctx.read, organisation, before, pageSize);
	const entries = happened.filter((entry) => mayRead(ctx.actor, entry)).map((entry) => ({
		...entry, reason: entry.event.startsWith('reporting/') ? reasonShown(entry, isStaff(ctx.actor, entry)) : entry.reason
	}));
	const people = await peopleById(ctx.read, entries.flatMap(({ actor }) => (actor ? [actor as PersonId] : [])));
	const catalogue = texts as unknown as Record<string, Text | undefined>;
	return {
		next: happened.length === pageSize ? happened.at(-1)!.sequence : undefined,
		entries: entries.map(({ id, at, event, actor, reason }) => ({
			id,
			at: formatInstant(at),
			who: people.get(actor as PersonId)?.name ?? texts.register_history_kadam({}, { locale: ctx.language }),
			what: catalogue[eventKey(event)]?.({}, { locale: ctx.language }) ?? event,
			reason: reason ?? ''
		}))
	};
}
