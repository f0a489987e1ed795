/** Mails are rows first and sent by a job, so that a mail server that is down loses nothing. Without SMTP they stay in the outbox page. */
import { and, desc, eq, isNull, lt } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import type { Clock } from '#kernel/clock.ts';
import type { Language } from '#kernel/localised.ts';
import { newId } from '#kernel/id.ts';
import type { Config } from './config.server.ts';
import type { Database, Reader } from './database.server.ts';
import { mail } from './tables.server.ts';

/** A small text that goes with a letter. */
export interface Attachment {
	readonly name: string;
	/** With its parameters: `text/calendar; charset=utf-8; method=REQUEST`. */
	readonly type: string;
	readonly content: string;
}

export interface Letter {
	readonly to: string;
	readonly subject: string;
	/** Plain text; people read it on phones with pictures switched off. */
	readonly body: string;
	readonly language: Language;
	readonly attachments?: readonly Attachment[] | undefined;
	/** Where the reader stops letters of this kind; mail programs show it beside the sender (RFC 2369). */
	readonly unsubscribe?: string | undefined;
}

export async function writeMail(tx: Reader, clock: Clock, letter: Letter): Promise<string> {
	const id = newId<'mail'>();
	await tx.insert(mail).values({
		id, recipient: letter.to, subject: letter.subject, body: letter.body, language: letter.language, attachments: letter.attachments ?? [],
		unsubscribe: letter.unsubscribe ?? null, createdAt: clock.now()
	});
	return id;
}

/** The newest first; `before` is the id the page before ended with. */
export async function outbox(read: Reader, before?: string, count = 50) {
	return read.select().from(mail).where(before ? lt(mail.id, before) : undefined).orderBy(desc(mail.id)).limit(count);
}

/** Sends what waits; a failure is noted on the mail and tried again by the next run. */
export async function sendWaiting(config: Config, database: Database, clock: Clock): Promise<void> {
	if (!config.smtpUrl) return;
	const transport = createTransport(config.smtpUrl);
	const waiting = await database.read.select().from(mail).where(isNull(mail.sentAt)).orderBy(mail.createdAt).limit(100);
	for (const letter of waiting) {
		try {
			await transport.sendMail({
				from: config.mailFrom, to: { name: '', address: letter.recipient }, subject: letter.subject, text: letter.body, messageId: `<${letter.id}@kadam>`,
				...(letter.unsubscribe ? { list: { unsubscribe: letter.unsubscribe } } : {}),
				attachments: letter.attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content }))
			});
			await database.read.update(mail).set({ sentAt: clock.now(), failure: null }).where(and(eq(mail.id, letter.id), isNull(mail.sentAt)));
		} catch (error) {
			await database.read.update(mail).set({ failure: String((error as Error).message).slice(0, 500) }).where(eq(mail.id, letter.id));
		}
	}
}
