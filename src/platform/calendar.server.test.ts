import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { type Appointment, calendarFile } from './calendar.server.ts';

const appointment: Appointment = {
	uid: 'case-1@kadam.example', sequence: 3, stamp: new Date('2026-03-01T05:00:00Z'), on: '2026-03-12' as LocalDate, at: null, hours: 7,
	summary: 'Диагностика; «Ак булак», Нарын шаарындагы узун аталышы бар коомдук фонд', description: 'Биринчи сап\nЭкинчи сап', place: 'Нарын, Ленин 5', link: 'http://kadam.example/diagnostics/1',
	from: 'Kadam <kadam@example.org>', to: { name: 'Айгүл', email: 'a@example.org' }, isCancelled: false
};
/** Long lines put together again (RFC 5545, 3.1). */
const linesOf = (change: Partial<Appointment> = {}) => calendarFile({ ...appointment, ...change }).content.replaceAll('\r\n ', '').split('\r\n');

describe('an appointment in a calendar', () => {
	test('is a whole day that ends with the next where no hour was agreed', () => {
		expect(linesOf()).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20260312', 'DTEND;VALUE=DATE:20260313', 'DTSTAMP:20260301T050000Z']));
	});
	test('begins at the hour of Bishkek, written so that every zone understands it', () => {
		expect(linesOf({ at: '10:30' })).toEqual(expect.arrayContaining(['DTSTART:20260312T043000Z', 'DTEND:20260312T113000Z']));
	});
	test('keeps its name and counts its changes, so that a later letter takes the place of an earlier', () => {
		expect(linesOf()).toEqual(expect.arrayContaining(['UID:case-1@kadam.example', 'SEQUENCE:3', 'METHOD:REQUEST', 'STATUS:CONFIRMED']));
		expect(linesOf({ sequence: 4, isCancelled: true })).toEqual(expect.arrayContaining(['UID:case-1@kadam.example', 'SEQUENCE:4', 'METHOD:CANCEL', 'STATUS:CANCELLED']));
	});
	test('says its method to the mail program too', () => {
		expect(calendarFile(appointment)).toMatchObject({ name: 'kadam.ics', type: 'text/calendar; charset=utf-8; method=REQUEST' });
	});
	test('names nobody but the one it is sent to', () => {
		expect(linesOf().filter((line) => line.startsWith('ATTENDEE'))).toEqual([expect.stringMatching(/RSVP=FALSE;CN="Айгүл":MAILTO:a@example.org$/)]);
	});
	test('escapes what separates, and breaks no letter in two', () => {
		expect(linesOf()).toEqual(expect.arrayContaining(['SUMMARY:Диагностика\\; «Ак булак»\\, Нарын шаарындагы узун аталышы бар коомдук фонд', 'DESCRIPTION:Биринчи сап\\nЭкинчи сап', 'LOCATION:Нарын\\, Ленин 5']));
		for (const line of calendarFile(appointment).content.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
	});
	test('no field can smuggle in another line', () => {
		expect(linesOf({ place: 'Ош\r\nATTENDEE:mailto:x@example.org' }).filter((line) => line.startsWith('ATTENDEE'))).toHaveLength(1);
	});
});
