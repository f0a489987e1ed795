/** Ways in that every sign-in page shares: by password, by link, by code, by passkey; and what follows a successful one. */
import type { RequestEvent } from '@sveltejs/kit';
import { and, eq, lt } from 'drizzle-orm';
import type { AuthenticationResponseJSON } from '@simplewebauthn/browser';
import { isProblem, Problem } from '#kernel/problem.ts';
import { hashRecoveryCode } from '#platform/second-factor.server.ts';
import { cookiePrefix } from '#platform/sign-in.server.ts';
import { session, usedCode, user, verification } from '#platform/tables.server.ts';
import { loadActor } from '#register/read-actor.server.ts';
import { theRuntime } from './runtime.server.ts';
import { attemptedBy, guarded, rememberDevice } from './sign-in-guard.server.ts';
import { refusedBySignIn, theSignIn } from './sign-in.server.ts';

/** `code`: the password or the link was right, and the code of the second factor is asked for next. */
export type Entered = 'in' | 'code';
export type Answer = { user?: { id: string } | undefined; twoFactorRedirect?: boolean };

const usedCodesKept = 10 * 60 * 1000;

export async function enterByPassword(event: RequestEvent, email: string, password: string): Promise<Entered> {
	const wrong = new Problem('register/wrong-credentials', { status: 400 });
	return guarded(theRuntime(), 'password', await attemptedBy(event, email), async () =>
		entered(event, await theSignIn().api.signInEmail({ body: { email, password }, headers: event.request.headers }).catch(as(wrong)))
	);
}

export async function enterByLink(event: RequestEvent, token: string): Promise<Entered> {
	const notValid = new Problem('register/link-not-valid', { status: 410 });
	return entered(event, await theSignIn().api.magicLinkVerify({ query: { token }, headers: event.request.headers }).catch(as(notValid)));
}

/** With six digits of an authenticator app, or a recovery code. */
export async function enterByCode(event: RequestEvent, typed: string): Promise<Entered> {
	const challenged = await challengedUser(event);
	if (!challenged) throw new Problem('register/link-not-valid', { status: 410 });
	return guarded(theRuntime(), 'code', await attemptedBy(event, challenged.email), async () => entered(event, await verifyCode(challenged.id, typed, event.request.headers)));
}

/** `assertion` is what the browser's passkey answered, as JSON. */
export async function enterByPasskey(event: RequestEvent, assertion: string): Promise<Entered> {
	const refused = new Problem('register/passkey-refused', { status: 400 });
	const response = parsed(assertion, refused) as unknown as AuthenticationResponseJSON;
	const answer = (await theSignIn().api.verifyPasskeyAuthentication({ body: { response }, headers: event.request.headers }).catch(as(refused))) as Answer;
	return entered(event, answer);
}

/** What a browser needs to ask its passkeys. A finger, a face or a PIN is required: a passkey stands for both factors. */
export async function passkeyChallenge(event: RequestEvent) {
	const options = await theSignIn().api.generatePasskeyAuthenticationOptions({ headers: event.request.headers });
	return { ...options, userVerification: 'required' as const };
}

/** A code of an authenticator app is taken once, within its own half minute and the ones beside it. */
export async function verifyCode(userId: string, typed: string, headers: Headers): Promise<Answer> {
	const wrong = new Problem('register/wrong-code', { status: 400, fields: [{ field: 'code', code: 'register/wrong-code' }] });
	const code = typed.replaceAll(/\s/g, '');
	const { api } = theSignIn();
	if (!/^\d{6}$/.test(code)) return api.verifyBackupCode({ body: { code: hashRecoveryCode(code) }, headers }).catch(as(wrong)) as Promise<Answer>;
	const { database, clock } = theRuntime();
	const usedAt = clock.now();
	await database.read.delete(usedCode).where(and(eq(usedCode.userId, userId), lt(usedCode.usedAt, new Date(usedAt.getTime() - usedCodesKept))));
	const claimed = await database.read.insert(usedCode).values({ userId, code, usedAt }).onConflictDoNothing().returning({ code: usedCode.code });
	if (claimed.length === 0) throw wrong;
	return api.verifyTOTP({ body: { code }, headers }).catch(as(wrong));
}

/** Whose password or link was right and whose code is awaited. The cookie's secret part is the name of the row. */
export async function challengedUser({ cookies }: Pick<RequestEvent, 'cookies'>): Promise<{ id: string; email: string } | undefined> {
	const { database, config } = theRuntime();
	const [identifier = ''] = (cookies.get(`${cookiePrefix(config)}.two_factor`) ?? '').split('.');
	const [row] = await database.read.select({ id: user.id, email: user.email }).from(verification).innerJoin(user, eq(user.id, verification.value)).where(eq(verification.identifier, identifier));
	return row;
}

/** The page speaks the person's language, the browser is known from now on, and the session before this one is over. */
export async function entered(event: RequestEvent, answer: Answer): Promise<Entered> {
	if (answer.twoFactorRedirect || !answer.user) return 'code';
	const { database, config, log } = theRuntime();
	const before = event.locals.session;
	if (before) await database.read.delete(session).where(eq(session.id, before.id));
	const loaded = await loadActor(database.read, answer.user.id);
	if (!loaded) return 'in';
	await rememberDevice(event, answer.user.id);
	log.info({ person: loaded.person.id }, 'signed-in');
	event.cookies.set('kadam-language', loaded.person.language, {
		path: '/', maxAge: 34_560_000, httpOnly: false, secure: config.publicUrl.startsWith('https:'), sameSite: 'lax'
	});
	return 'in';
}

/** Whoever has just come to have more rights goes on under a new token; the old one, and every other device, is signed out. */
export async function renewed({ locals, request }: Pick<RequestEvent, 'locals' | 'request'>): Promise<void> {
	if (locals.session) await theSignIn().api.renewSession({ headers: request.headers });
}

export function as(problem: Problem): (error: unknown) => never {
	return (error) => {
		if (isProblem(error)) throw error;
		refusedBySignIn(error);
		theRuntime().log.info({ code: problem.code }, 'sign-in-refused');
		throw problem;
	};
}

export function parsed(json: string, otherwise: Problem): Record<string, unknown> {
	try {
		return JSON.parse(json) as Record<string, unknown>;
	} catch {
		throw otherwise;
	}
}
