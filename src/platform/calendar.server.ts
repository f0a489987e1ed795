/** An appointment as a file that every calendar reads (RFC 5545, to be sent by mail as RFC 5546 says). */
import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import type { Attachment } from './mail.server.ts';

export interface Appointment {
	/** The same for every letter about this appointment, and for no other. */
	readonly uid: string;
	/** Rises with every change: a calendar keeps what has the highest. */
	readonly sequence: number;
	/** When this was written. */
	readonly stamp: Date;
	readonly on: LocalDate;
	/** `10:00`, Bishkek time; `null`: the whole day. */
	readonly at: string | null;
	/** How long it takes from `at`. */
	readonly hours: number;
	readonly summary: string;
	readonly description: string;
	readonly place: string;
	readonly link: string;
	/** Who sends it: `Kadam <kadam@example.org>`. */
	readonly from: string;
	/** Whose calendar it is for; nobody else is named in it. */
	readonly to: { readonly name: string; readonly email: string };
	/** It does not take place, or no longer with this person. */
	readonly isCancelled: boolean;
}

export function calendarFile(appointment: Appointment): Attachment {
	const { uid, sequence, stamp, summary, description, place, link, from, to, isCancelled } = appointment;
	const method = isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
	const calendar = new ICalCalendar({ prodId: { company: 'Kadam', product: 'Kadam', language: 'KY' }, method });
	calendar.createEvent({
		id: uid, sequence, stamp, summary, description, location: place, url: link,
		...timeOf(appointment),
		status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
		organizer: senderOf(from),
		attendees: [{ name: to.name, email: to.email, rsvp: false }]
	});
	return { name: 'kadam.ics', type: `text/calendar; charset=utf-8; method=${method}`, content: calendar.toString() };
}

/** The end of a whole day is the next (RFC 5545, 3.6.1). A time is written in UTC: no zone needs to be described, and every calendar shows its own. */
function timeOf({ on, at, hours }: Pick<Appointment, 'on' | 'at' | 'hours'>) {
	if (at === null) return { allDay: true, start: new Date(`${on}T00:00:00Z`), end: new Date(`${addDays(on, 1)}T00:00:00Z`) };
	const start = new Date(`${on}T${at}:00+06:00`);
	return { start, end: new Date(start.getTime() + hours * 3_600_000) };
}

function senderOf(from: string): { name: string; email: string } {
	const [, name = '', email = from] = /^(.*?)\s*<(.+)>$/.exec(from) ?? [];
	return { name: name || 'Kadam', email };
}
