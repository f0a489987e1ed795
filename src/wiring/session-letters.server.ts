/** Letters about the day of a diagnostic, each with the appointment as a file for the reader's own calendar. */
import type { Entry } from '#journal/happening.ts';
import type { PersonId } from '#kernel/id.ts';
import * as texts from '#i18n/paraglide/messages.js';
import { calendarFile } from '#platform/calendar.server.ts';
import { type Case, caseById } from '#programme/diagnostics/read.server.ts';
import { nameInMail } from '#register/masking.ts';
import { type Audience, type Enclosing, notify } from './notify.server.ts';
import type { Runtime } from './runtime.server.ts';

/** The group and the assessors need a working day for it (methodology: "1-day visit"). */
const hours = 7;

/** A day was set, or another one: the organisation and the assessors hear of it, and those who are no longer among the assessors. */
export async function tellOfSession(runtime: Runtime, entry: Entry): Promise<void> {
	const of = await caseById(runtime.database.read, entry.subject.id);
	const stands = enclosing(runtime, entry, of, false);
	await notify(runtime, entry, 'members', '/diagnostics', entry.event, stands);
	await notify(runtime, entry, peopleIn(entry, 'assessors'), `/diagnostics/${entry.subject.id}`, 'diagnostics_appointed', stands);
	await notify(runtime, entry, peopleIn(entry, 'dismissed'), '/diagnostics', 'diagnostics_dismissed', enclosing(runtime, entry, of, true));
}

/** Whoever is to score a case besides the lead; where the group has met already there is no day to keep free. */
export async function tellSecondAssessor(runtime: Runtime, entry: Entry): Promise<void> {
	const of = await caseById(runtime.database.read, entry.subject.id);
	const isAhead = of?.sessionOn === null;
	await notify(runtime, entry, peopleIn(entry, 'assessors'), `/diagnostics/${entry.subject.id}`, 'diagnostics_second', isAhead ? enclosing(runtime, entry, of, false) : undefined);
}

/** The organisation stepped back: officers hear of it, and where a day had been set it leaves the calendars again. */
export async function tellOfWithdrawal(runtime: Runtime, entry: Entry): Promise<void> {
	const of = await caseById(runtime.database.read, entry.subject.id);
	await notify(runtime, entry, 'officers', '/diagnostics?status=withdrawn');
	if (!of?.scheduledOn) return;
	const cancelled = enclosing(runtime, entry, of, true);
	await notify(runtime, entry, peopleIn(entry, 'assessors'), '/diagnostics', 'diagnostics_called_off', cancelled);
	await notify(runtime, { ...entry, actor: null }, 'members', '/diagnostics', 'diagnostics_called_off', cancelled);
}

function peopleIn(entry: Entry, list: 'assessors' | 'dismissed'): Audience {
	return (entry.data?.[list] ?? []) as PersonId[];
}

/** A letter that was late says what stands now: whoever stepped back meanwhile is not expected any more. */
function enclosing({ config }: Runtime, entry: Entry, of: Case | undefined, isOff: boolean): Enclosing {
	return (person, organisation) => {
		if (!of?.scheduledOn || !person.email) return [];
		const locale = person.language;
		const link = `${config.publicUrl}/diagnostics/${of.id}`;
		return [calendarFile({
			uid: `diagnostics-${of.id}@${new URL(config.publicUrl).hostname}`,
			// Setting a day counts the version of the case up; stepping back does not.
			sequence: of.version + (of.status === 'withdrawn' ? 1 : 0), stamp: entry.at, hours,
			on: of.scheduledOn, at: of.startsAt, place: of.place ?? '', link, from: config.mailFrom,
			summary: texts.common_calendar_diagnostics_summary({ organisation: nameInMail(organisation, locale) }, { locale }),
			description: texts.common_calendar_diagnostics_text({ link }, { locale }),
			to: { name: person.name, email: person.email }, isCancelled: isOff || of.status === 'withdrawn'
		})];
	};
}
