/**
 * Letters that somebody asks for who is not signed in: a link, a new password, an account. Asking does the same work and gets
 * the same answer whether an address is known or not; who it belongs to is looked up later, by a job.
 */
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import { Problem } from '#kernel/problem.ts';
import { m } from '#i18n/paraglide/messages.js';
import { admitMail } from '#platform/attempts.server.ts';
import type { Reader } from '#platform/database.server.ts';
import { writeMail } from '#platform/mail.server.ts';
import { user, verification } from '#platform/tables.server.ts';
import { personByEmail } from '#register/read.server.ts';
import type { Runtime } from './runtime.server.ts';
import { refusedBySignIn, theSignIn } from './sign-in.server.ts';

export interface Letter {
	readonly purpose: 'sign-in' | 'reset' | 'sign-up';
	readonly email: string;
	/** The language and the name given by whoever asks for an account. */
	readonly language: Language;
	readonly name?: string;
}

const signUpHours = 24;

/** Where too many were asked for, nothing is written and nothing is said. `client` is a network address. */
export async function askForLetter({ database, clock, jobs }: Runtime, letter: Letter, client: string): Promise<void> {
	await database.transaction(async (tx) => {
		if (await admitMail(tx, clock, letter.email, client)) await jobs.send(tx, 'letter', letter);
	});
}

/** By a job. */
export async function writeLetter(runtime: Runtime, letter: Letter): Promise<void> {
	const { email, purpose } = letter;
	const [account] = await runtime.database.read.select({ id: user.id }).from(user).where(eq(user.email, email));
	if ((await personByEmail(runtime.database.read, email))?.disabledAt) return;
	const { api } = theSignIn(runtime);
	if (purpose === 'sign-up') return account ? writeKnown(runtime, letter) : writeSignUp(runtime, letter);
	if (!account) return;
	const sent = purpose === 'sign-in' ? api.signInMagicLink({ body: { email }, headers: new Headers() }) : api.requestPasswordReset({ body: { email } });
	await sent.catch(refusedBySignIn);
}

async function writeKnown(runtime: Runtime, { email, language: locale }: Letter): Promise<void> {
	const known = await personByEmail(runtime.database.read, email);
	const language = known?.language ?? locale;
	const link = `${runtime.config.publicUrl}/sign-in`;
	await post(runtime, email, language, m.register_mail_known_subject({}, { locale: language }), m.register_mail_known_body({ link }, { locale: language }));
}

async function writeSignUp(runtime: Runtime, { email, name = '', language }: Letter): Promise<void> {
	const token = randomBytes(24).toString('base64url');
	const now = runtime.clock.now();
	await runtime.database.read.insert(verification).values({
		id: newId<'verification'>(), identifier: identifierOf(token), value: JSON.stringify({ email, name, language }),
		expiresAt: new Date(now.getTime() + signUpHours * 60 * 60 * 1000), createdAt: now, updatedAt: now
	});
	const link = `${runtime.config.publicUrl}/sign-up/${token}`;
	await post(runtime, email, language, m.register_mail_sign_up_subject({}, { locale: language }), m.register_mail_sign_up_body({ name, link }, { locale: language }));
}

async function post({ database, clock, jobs }: Runtime, to: string, language: Language, subject: string, body: string): Promise<void> {
	await database.transaction(async (tx) => {
		await writeMail(tx, clock, { to, subject, body, language });
		await jobs.send(tx, 'mail', {});
	});
}

/** Only the hash of a token is kept. */
function identifierOf(token: string): string {
	return `sign-up:${createHash('sha256').update(token).digest('base64url')}`;
}

export type AskedForAccount = Required<Pick<Letter, 'email' | 'name' | 'language'>>;

/** Who asked for an account by the letter with this token, while it is valid. */
export async function askedForAccount(read: Reader, token: string, now: Date): Promise<AskedForAccount> {
	const [row] = await read.select().from(verification).where(and(eq(verification.identifier, identifierOf(token)), gt(verification.expiresAt, now)));
	if (!row) throw new Problem('register/link-not-valid', { status: 410 });
	return JSON.parse(row.value) as AskedForAccount;
}

/** The link is used up; who comes second comes too late. */
export async function useUp({ database }: Runtime, token: string): Promise<void> {
	const gone = await database.read.delete(verification).where(eq(verification.identifier, identifierOf(token))).returning({ id: verification.id });
	if (gone.length === 0) throw new Problem('register/link-not-valid', { status: 410 });
}
