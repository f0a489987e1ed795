/**
 * Whoever scores alone has a link and a phone, and no account. Every look at a link counts as a guess until it was right; what
 * can be no link is no guess.
 */
import type { RequestEvent } from '@sveltejs/kit';
import { isProblem, Problem } from '#kernel/problem.ts';
import { type Held, newDeviceSecret, readToken } from '#programme/diagnostics/individual-seal.server.ts';
import { codeLength } from '#programme/diagnostics/room.ts';
import { theRuntime } from './runtime.server.ts';
import { guarded } from './sign-in-guard.server.ts';

const cookie = 'kadam-answer';
/** Longer than there is between the letter and the meeting. */
const kept = 60 * 24 * 60 * 60;

export async function guardedLink<T>(event: RequestEvent, token: string, work: () => Promise<T>): Promise<T> {
	return readToken(token) ? guess(event, 'answer', token, work) : work();
}

/** The code on the wall of a session. */
export async function guardedRoom<T>(event: RequestEvent, code: string, work: () => Promise<T>): Promise<T> {
	return readToken(code, codeLength) ? guess(event, 'room', code, work) : work();
}

async function guess<T>(event: RequestEvent, kind: 'answer' | 'room', typed: string, work: () => Promise<T>): Promise<T> {
	try {
		return await guarded(theRuntime(), kind, { email: `${kind} ${typed}`, client: event.getClientAddress() }, work);
	} catch (problem) {
		if (!isProblem(problem) || problem.status !== 429) throw problem;
		throw new Problem('diagnostics/too-many-attempts', { status: 429, params: problem.params });
	}
}

/** The secret of this phone for this link; several people may answer on one phone, each by their own link. */
export function heldBy(event: RequestEvent): Held & { isNew: boolean } {
	const known = event.cookies.get(cookie);
	return { token: event.params['token'] ?? '', device: known ?? newDeviceSecret(), isNew: known === undefined };
}

/** From now on the phone can go on with what it began. The page it opened was a true link. */
export function rememberPhone(event: RequestEvent, { token, device, isNew }: ReturnType<typeof heldBy>): void {
	if (!isNew) return;
	event.cookies.set(cookie, device, { path: `/answer/${token}`, maxAge: kept, httpOnly: true, secure: theRuntime().config.publicUrl.startsWith('https:'), sameSite: 'lax' });
}
