/** What happened to a report, from the journal. The organisation sees what concerns it, without the names of those who worked on it. */
import type { PersonId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import * as texts from '#i18n/paraglide/messages.js';
import { entriesAbout } from '#journal/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById } from '#register/read.server.ts';
import { concernsOrganisation, momentsForEverybody, momentsForStaff, reasonShown } from './moments.ts';
import type { Moment } from './page.ts';
import type { Report } from './report.ts';

/** Newest first. Edits of single parts are left to the parts themselves. */
export async function timelineOf(ctx: Context, report: Report, isStaff: boolean): Promise<Moment[]> {
	const all = await entriesAbout(ctx.read, report.id, isStaff ? momentsForStaff : momentsForEverybody);
	const entries = isStaff ? all : all.filter(concernsOrganisation);
	const people = await peopleById(ctx.read, isStaff ? entries.flatMap(({ actor }) => (actor ? [actor as PersonId] : [])) : []);
	return entries.map(({ event, at, actor, reason }) => ({
		event,
		text: wording(event, ctx.language),
		at: at.toISOString(),
		name: (actor && people.get(actor as PersonId)?.name) ?? '',
		reason: reasonShown({ event, reason }, isStaff)
	}));
}

/** `reporting/reply-waived` → `reporting_event_reply_waived`. */
function wording(event: string, locale: Language): string {
	const catalogue = texts as unknown as Record<string, ((words: object, options: { locale: Language }) => string) | undefined>;
	return catalogue[event.replace('/', '_event_').replaceAll('-', '_')]?.({}, { locale }) ?? event;
}
