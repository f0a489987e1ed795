/** What happened to a report, from the journal. The organisation sees what concerns it, without the names of those who worked on it. */
import type { PersonId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import * as texts from '#i18n/paraglide/messages.js';
import type { Entry } from '#journal/happening.ts';
import { entriesAbout } from '#journal/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById } from '#register/read.server.ts';
import type { Moment } from './page.ts';
import type { Report } from './report.ts';

const forEverybody = ['reporting/sent', 'reporting/replied', 'reporting/reply-waived', 'reporting/issued', 'reporting/reopened', 'reporting/returned'] as const;
const forStaff = [...forEverybody, 'reporting/drafted', 'reporting/reviewed', 'reporting/withdrawn'] as const;

/** Newest first. Edits of single parts are left to the parts themselves. */
export async function timelineOf(ctx: Context, report: Report, isStaff: boolean): Promise<Moment[]> {
	const all = await entriesAbout(ctx.read, report.id, isStaff ? forStaff : forEverybody);
	const entries = isStaff ? all : all.filter(concernsOrganisation);
	const people = await peopleById(ctx.read, isStaff ? entries.flatMap(({ actor }) => (actor ? [actor as PersonId] : [])) : []);
	return entries.map(({ event, at, actor, reason }) => ({
		event,
		text: wording(event, ctx.language),
		at: at.toISOString(),
		name: (actor && people.get(actor as PersonId)?.name) ?? '',
		reason: isStaff || event === 'reporting/reopened' ? (reason ?? '') : ''
	}));
}

/** That a reviewed draft went back to its writers is nothing to it; that its own copy was taken back is. */
function concernsOrganisation({ event, data }: Entry): boolean {
	return event !== 'reporting/returned' || data?.['from'] === 'sent';
}

/** `reporting/reply-waived` → `reporting_event_reply_waived`. */
function wording(event: string, locale: Language): string {
	const catalogue = texts as unknown as Record<string, ((words: object, options: { locale: Language }) => string) | undefined>;
	return catalogue[event.replace('/', '_event_').replaceAll('-', '_')]?.({}, { locale }) ?? event;
}
