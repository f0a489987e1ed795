/**
 * Letters about somebody's own sign-in and data: to the person whose password or second step changed, whoever changed it, and
 * to the administrators when somebody wishes to be erased or has taken the data kept about them. Nothing secret stands in them.
 */
import { and, eq } from 'drizzle-orm';
import type { Entry } from '#journal/happening.ts';
import type { PersonId } from '#kernel/id.ts';
import { formatInstant } from '#i18n/format.ts';
import * as texts from '#i18n/paraglide/messages.js';
import type { Language } from '#kernel/localised.ts';
import { writeMail } from '#platform/mail.server.ts';
import { mail } from '#platform/tables.server.ts';
import { administrators, peopleById } from '#register/read.server.ts';
import type { Runtime } from './runtime.server.ts';

type Text = (words: Readonly<Record<string, string>>, options: { locale: Language }) => string;

/** `register/password-changed` → `register_mail_password_changed`: the subject, and the first sentence of the letter. */
function said(event: string, locale: Language): string {
	return (texts as unknown as Record<string, Text>)[`register_mail_${event.split('/')[1]!.replaceAll('-', '_')}`]!({}, { locale });
}

/** That something about their sign-in changed, and what to do if it was not them. */
export async function tellOwner(runtime: Runtime, entry: Entry): Promise<void> {
	const owner = (await peopleById(runtime.database.read, [entry.subject.id as PersonId])).get(entry.subject.id as PersonId);
	await write(runtime, entry, owner ? [owner] : [], (name, locale) =>
		texts.register_mail_account_body({ name, what: said(entry.event, locale), when: formatInstant(entry.at), link: `${runtime.config.publicUrl}/sign-in` }, { locale }));
}

/** Whoever it was stands on the page behind the link, which only administrators open, and not in the letter. */
export async function tellAdministrators(runtime: Runtime, entry: Entry, path: string): Promise<void> {
	await write(runtime, entry, await administrators(runtime.database.read), (name, locale) =>
		texts.register_mail_privacy_body({ name, what: said(entry.event, locale), when: formatInstant(entry.at), link: `${runtime.config.publicUrl}${path}` }, { locale }));
}

interface Reader {
	readonly name: string;
	readonly email: string | null;
	readonly language: Language;
}

/** A letter a person and event, however often the job runs. */
async function write({ database, clock, jobs }: Runtime, entry: Entry, people: readonly Reader[], words: (name: string, language: Language) => string): Promise<void> {
	await database.transaction(async (tx) => {
		for (const { name, email: to, language } of people) {
			if (!to) continue;
			const subject = said(entry.event, language);
			const [sent] = await tx.select({ id: mail.id }).from(mail).where(and(eq(mail.recipient, to), eq(mail.subject, subject), eq(mail.createdAt, entry.at))).limit(1);
			if (!sent) await writeMail(tx, { ...clock, now: () => entry.at }, { to, subject, body: words(name, language), language });
		}
		await jobs.send(tx, 'mail', {});
	});
}
