/** Mails the people an event concerns, each in the language they read. One mail a person and event, however often the job runs. */
import { and, eq } from 'drizzle-orm';
import type { Entry } from '#journal/happening.ts';
import * as texts from '#i18n/paraglide/messages.js';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import type { Reader } from '#platform/database.server.ts';
import { type Attachment, writeMail } from '#platform/mail.server.ts';
import { mail } from '#platform/tables.server.ts';
import { nameInMail } from '#register/masking.ts';
import { membersOf, organisationById, type Organisation, peopleById, type Person, staffOf } from '#register/read.server.ts';
import type { Runtime } from './runtime.server.ts';

type MailText = (params: { organisation: string; link: string; name: string }, options: { locale: Language }) => string;

/** `profiling/submitted` → `common_mail_profiling_submitted_subject` and `…_body`. */
function mailText(event: string, part: 'subject' | 'body'): MailText {
	return (texts as unknown as Record<string, MailText>)[`common_mail_${event.replace(/[/-]/g, '_')}_${part}`]!;
}

/** The organisation's people, the programme's officers, or the people named. */
export type Audience = 'members' | 'officers' | readonly PersonId[];

/** What goes with the letter to one person, in that person's language. */
export type Enclosing = (person: Pick<Person, 'name' | 'email' | 'language'>, organisation: Organisation) => readonly Attachment[];

/** `letter` names the texts where two audiences hear of one event in different words. */
export async function notify(runtime: Runtime, entry: Entry, whom: Audience, path: string, letter: string = entry.event, enclose: Enclosing = () => []): Promise<void> {
	if (!entry.organisation || !entry.programme) return;
	const { database, config, clock, jobs } = runtime;
	const organisation = await organisationById(database.read, entry.organisation);
	const people = await peopleOf(database.read, whom, entry.organisation, entry.programme);
	const link = `${config.publicUrl}${path}`;
	await database.transaction(async (tx) => {
		for (const person of people) {
			if (!person.email || person.id === entry.actor) continue;
			const words = { organisation: organisation ? nameInMail(organisation, person.language) : '', link, name: person.name };
			const written = {
				to: person.email,
				subject: mailText(letter, 'subject')(words, { locale: person.language }),
				body: `${mailText(letter, 'body')(words, { locale: person.language })}\n\n${link}\n`,
				language: person.language,
				attachments: organisation ? enclose(person, organisation) : []
			};
			const [sent] = await tx.select({ id: mail.id }).from(mail)
				.where(and(eq(mail.recipient, written.to), eq(mail.subject, written.subject), eq(mail.createdAt, entry.at))).limit(1);
			if (!sent) await writeMail(tx, { ...clock, now: () => entry.at }, written);
		}
		await jobs.send(tx, 'mail', {});
	});
}

function peopleOf(read: Reader, whom: Audience, organisation: OrganisationId, programme: ProgrammeId) {
	if (whom === 'members') return membersOf(read, organisation);
	if (whom === 'officers') return staffOf(read, programme, 'officer');
	return peopleById(read, whom).then((people) => [...people.values()]);
}
