/** better-auth as this process uses it, and the mails around its links. */
import { eq } from 'drizzle-orm';
import type { BetterAuthPlugin } from 'better-auth';
import type { Language } from '#kernel/localised.ts';
import { m } from '#i18n/paraglide/messages.js';
import { createSignIn, type SendLink, type SignIn } from '#platform/sign-in.server.ts';
import { writeMail } from '#platform/mail.server.ts';
import { person } from '#register/tables.server.ts';
import { type Runtime, theRuntime } from './runtime.server.ts';

const made = new WeakMap<Runtime, SignIn>();
let webPlugins: BetterAuthPlugin[] = [];

/** The web says how cookies are set before the first request. */
export function useInWeb(plugins: BetterAuthPlugin[]): void {
	webPlugins = plugins;
}

export function theSignIn(runtime: Runtime = theRuntime()): SignIn {
	const known = made.get(runtime);
	if (known) return known;
	const signIn = createSignIn(runtime.config, runtime.database, mailLink(runtime), webPlugins);
	made.set(runtime, signIn);
	return signIn;
}

function mailLink(runtime: Runtime): SendLink {
	return async (to, link, purpose) => {
		const [known] = await runtime.database.read.select({ language: person.language }).from(person).where(eq(person.email, to));
		const locale: Language = known?.language ?? 'ky';
		const subject = purpose === 'sign-in' ? m.register_mail_link_subject({}, { locale }) : m.register_mail_reset_subject({}, { locale });
		const body = purpose === 'sign-in' ? m.register_mail_link_body({ link }, { locale }) : m.register_mail_reset_body({ link }, { locale });
		await writeMail(runtime.database.read, runtime.clock, { to, subject, body, language: locale });
		await runtime.database.transaction((tx) => runtime.jobs.send(tx, 'mail', {}));
	};
}
