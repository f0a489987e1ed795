/** better-auth as this process uses it, and the mails around its links. */
import { eq } from 'drizzle-orm';
import type { BetterAuthPlugin } from 'better-auth';
import type { Language } from '#kernel/localised.ts';
import { m } from '#i18n/paraglide/messages.js';
import { createSignIn, type SignIn, type SignInOptions } from '#platform/sign-in.server.ts';
import { writeMail } from '#platform/mail.server.ts';
import { person } from '#register/tables.server.ts';
import { type Runtime, theRuntime } from './runtime.server.ts';

const made = new WeakMap<Runtime, SignIn>();
const madeElsewhere = new WeakMap<Runtime, SignIn>();
let webPlugins: BetterAuthPlugin[] = [];

/** The web says how cookies are set before the first request. */
export function useInWeb(plugins: BetterAuthPlugin[]): void {
	webPlugins = plugins;
}

export function theSignIn(runtime: Runtime = theRuntime()): SignIn {
	return kept(made, runtime, false);
}

/** With the other house's sign-in: apart, so that a house that does not answer keeps nobody from signing in here. */
export function signInElsewhere(runtime: Runtime = theRuntime()): SignIn {
	return kept(madeElsewhere, runtime, true);
}

function kept(all: WeakMap<Runtime, SignIn>, runtime: Runtime, elsewhere: boolean): SignIn {
	const known = all.get(runtime);
	if (known) return known;
	const signIn = createSignIn(runtime.config, runtime.database, { sendLink: mailLink(runtime), mayEnter: mayEnter(runtime), plugins: webPlugins, elsewhere });
	all.set(runtime, signIn);
	return signIn;
}

/** Refusals that better-auth calls errors: a person who may not enter, a passkey that does not fit. */
const refusals = new Set(['UNABLE_TO_CREATE_SESSION', 'FAILED_TO_CREATE_SESSION', 'FAILED_TO_VERIFY_REGISTRATION']);

/** Whether better-auth refused; anything else, a database that fails above all, is a surprise and goes on. */
export function refusedBySignIn(error: unknown): boolean {
	const { name, statusCode, body } = error as { name?: string; statusCode?: number; body?: { code?: string } };
	if (name === 'APIError' && ((statusCode ?? 500) < 500 || refusals.has(body?.code ?? ''))) return true;
	throw error;
}

/** A person who was disabled has no session, by whichever way they come. */
function mayEnter({ database }: Runtime): SignInOptions['mayEnter'] {
	return async (userId) => {
		const [known] = await database.read.select({ disabledAt: person.disabledAt }).from(person).where(eq(person.userId, userId));
		return !known?.disabledAt;
	};
}

function mailLink({ database, clock, jobs }: Runtime): SignInOptions['sendLink'] {
	return async (to, link, purpose) => {
		const [known] = await database.read.select({ language: person.language }).from(person).where(eq(person.email, to));
		const locale: Language = known?.language ?? 'ky';
		const subject = purpose === 'sign-in' ? m.register_mail_link_subject({}, { locale }) : m.register_mail_reset_subject({}, { locale });
		const body = purpose === 'sign-in' ? m.register_mail_link_body({ link }, { locale }) : m.register_mail_reset_body({ link }, { locale });
		await database.transaction(async (tx) => {
			await writeMail(tx, clock, { to, subject, body, language: locale });
			await jobs.send(tx, 'mail', {});
		});
	};
}
