/** Every guess at a password or a code passes here: it is admitted before it is made, and taken back when it was right. */
import { createHash, randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { RequestEvent } from '@sveltejs/kit';
import { Problem } from '#kernel/problem.ts';
import { admitGuess, type Attempted, forgive, type GuessKind } from '#platform/attempts.server.ts';
import { cookiePrefix } from '#platform/sign-in.server.ts';
import { knownDevice, user } from '#platform/tables.server.ts';
import { type Runtime, theRuntime } from './runtime.server.ts';

const year = 365 * 24 * 60 * 60;

/** `work` throws where the guess was wrong; then it stays counted. */
export async function guarded<T>(runtime: Runtime, kind: GuessKind, attempted: Attempted, work: () => Promise<T>): Promise<T> {
	const admission = await admitGuess(runtime.database, runtime.clock, kind, attempted);
	if ('wait' in admission) throw new Problem('register/too-many-attempts', { status: 429, params: { minutes: Math.ceil(admission.wait / 60_000) } });
	const answer = await work();
	await forgive(runtime.database, kind, attempted);
	return answer;
}

/** Who guesses at the account of this address, as far as the request shows. */
export async function attemptedBy({ cookies, getClientAddress }: Pick<RequestEvent, 'cookies' | 'getClientAddress'>, email: string): Promise<Attempted> {
	const runtime = theRuntime();
	const token = cookies.get(deviceCookie(runtime)) ?? '';
	const [known] = await runtime.database.read.select({ id: user.id }).from(user)
		.innerJoin(knownDevice, and(eq(knownDevice.userId, user.id), eq(knownDevice.tokenHash, hashOf(token))))
		.where(eq(user.email, email));
	return { email, client: getClientAddress(), device: known && token };
}

/** Somebody signed in here: from now on strangers who guess at the account do not keep this browser out. */
export async function rememberDevice({ cookies }: Pick<RequestEvent, 'cookies'>, userId: string): Promise<void> {
	const runtime = theRuntime();
	const kept = cookies.get(deviceCookie(runtime));
	const token = kept && /^[\w-]{32}$/.test(kept) ? kept : randomBytes(24).toString('base64url');
	const lastUsedAt = runtime.clock.now();
	await runtime.database.read.insert(knownDevice).values({ tokenHash: hashOf(token), userId, lastUsedAt })
		.onConflictDoUpdate({ target: [knownDevice.tokenHash, knownDevice.userId], set: { lastUsedAt } });
	const secure = runtime.config.publicUrl.startsWith('https:');
	cookies.set(deviceCookie(runtime), token, { path: '/', maxAge: year, httpOnly: true, secure, sameSite: 'lax' });
}

function deviceCookie({ config }: Runtime): string {
	return `${cookiePrefix(config)}.device`;
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}
