/** Mails the people an event concerns, each in the language they read. One mail a person and event, however often the job runs. */
import { and, eq } from 'drizzle-orm';
import type { Entry } from '#journal/happening.ts';
import * as texts from '#i18n/paraglide/messages.js';
import type { Language } from '#kernel/localised.ts';
import { writeMail } from '#platform/mail.server.ts';
import { mail } from '#platform/tables.server.ts';
import { nameInMail } from '#register/masking.ts';
import { membersOf, organisationById, staffOf } from '#register/read.server.ts';
import type { Runtime } from './runtime.server.ts';

type MailText = (params: { organisation: string; link: string; name: string }, options: { locale: Language }) => string;

/** `profiling/submitted` → `common_mail_profiling_submitted_subject` and `…_body`. */
function mailText(event: string, part: 'subject' | 'body'): MailText {
	return (texts as unknown as Record<string, MailText>)[`common_mail_${event.replace(/[/-]/g, '_')}_${part}`]!;
}

export async function notify(runtime: Runtime, entry: Entry, whom: 'members' | 'officers', path: string): Promise<void> {
	if (!entry.organisation || !entry.programme) return;
	const { database, config, clock, jobs } = runtime;
	const organisation = await organisationById(database.read, entry.organisation);
	const people = whom === 'members' ? await membersOf(database.read, entry.organisation) : await staffOf(database.read, entry.programme, 'officer');
	const link = `${config.publicUrl}${path}`;
	await database.transaction(async (tx) => {
		for (const person of people) {
			if (!person.email || person.id === entry.actor) continue;
			const words = { organisation: organisation ? nameInMail(organisation, person.language) : '', link, name: person.name };
			const letter = {
				to: person.email,
				subject: mailText(entry.event, 'subject')(words, { locale: person.language }),
				body: `${mailText(entry.event, 'body')(words, { locale: person.language })}\n\n${link}\n`,
				language: person.language
			};
			const [sent] = await tx.select({ id: mail.id }).from(mail)
				.where(and(eq(mail.recipient, letter.to), eq(mail.subject, letter.subject), eq(mail.createdAt, entry.at))).limit(1);
			if (!sent) await writeMail(tx, { ...clock, now: () => entry.at }, letter);
		}
		await jobs.send(tx, 'mail', {});
	});
}
