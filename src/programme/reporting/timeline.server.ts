/** What happened to a report, from the journal. The organisation sees what concerns it, without the names of those who worked on it. */
import type { PersonId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import * as texts from '#i18n/paraglide/messages.js';
import { entriesAbout } from '#journal/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById } from '#register/read.server.ts';
import type { Moment } from './page.ts';
import type { Report } from './report.ts';

const forEverybody = ['reporting/sent', 'reporting/replied', 'reporting/reply-waived', 'reporting/issued', 'reporting/reopened'] as const;
const forStaff = [...forEverybody, 'reporting/drafted', 'reporting/reviewed', 'reporting/returned', 'reporting/withdrawn'] as const;

/** Newest first. Edits of single parts are left to the parts themselves. */
export async function timelineOf(ctx: Context, report: Report, isStaff: boolean): Promise<Moment[]> {
	const entries = await entriesAbout(ctx.read, report.id, isStaff ? forStaff : forEverybody);
	const people = await peopleById(ctx.read, isStaff ? entries.flatMap(({ actor }) => (actor ? [actor as PersonId] : [])) : []);
	return entries.map(({ event, at, actor, reason }) => ({
		event,
		text: wording(event, ctx.language),
		at: at.toISOString(),
		name: (actor && people.get(actor as PersonId)?.name) ?? '',
		reason: reason ?? ''
	}));
}

/** `reporting/reply-waived` → `reporting_event_reply_waived`. */
function wording(event: string, locale: Language): string {
	const catalogue = texts as unknown as Record<string, ((words: object, options: { locale: Language }) => string) | undefined>;
	return catalogue[event.replace('/', '_event_').replaceAll('-', '_')]?.({}, { locale }) ?? event;
}
