/** Who a request comes from: the session behind its cookie, the person behind the session, and what that session still lacks. */
import type { RequestEvent } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import { isTooOld } from '#platform/sign-in.server.ts';
import { passkey } from '#platform/tables.server.ts';
import { type Actor, nobody } from '#register/actor.ts';
import { loadActor } from '#register/read-actor.server.ts';
import { missingStep, needsSecondFactor, type MissingStep } from '#register/second-factor.ts';
import { theRuntime } from './runtime.server.ts';
import { theSignIn } from './sign-in.server.ts';

export interface CurrentSession {
	readonly id: string;
	readonly userId: string;
	/** Until it is done, nothing else opens. */
	readonly missing: MissingStep | null;
}

/** Where somebody may go whose second factor is missing. */
const openWithout = new Set(['/sign-in/second-factor', '/sign-in/passkey', '/settings/sign-in/passkey', '/sign-out', '/language']);

/** Sets the person and the session of the request; answers the actor, who is nobody while a second factor is missing. */
export async function recognised(event: RequestEvent): Promise<Actor> {
	const { database, config } = theRuntime();
	const found = await theSignIn().api.getSession({ headers: event.request.headers });
	if (!found) return nobody;
	const { session, user } = found;
	if (isTooOld(session)) return nobody;
	const shown = Boolean(session.secondFactor);
	if (user.twoFactorEnabled && !shown) return nobody;
	const loaded = await loadActor(database.read, user.id);
	if (!loaded) return nobody;
	const hasPasskey = !shown && !config.demonstration && needsSecondFactor(loaded.actor) && (await database.read.select({ id: passkey.id }).from(passkey).where(eq(passkey.userId, user.id)).limit(1)).length > 0;
	const missing = missingStep(loaded.actor, { shown, hasPasskey, demonstration: config.demonstration });
	event.locals.person = { id: loaded.person.id, name: loaded.person.name, email: loaded.person.email };
	event.locals.session = { id: session.id, userId: user.id, missing };
	return missing ? nobody : loaded.actor;
}

/** Whether the request must first go to the page of the second factor. */
export function mustShowMore({ locals, url, route }: RequestEvent): boolean {
	return Boolean(locals.session?.missing) && route.id !== null && !openWithout.has(url.pathname);
}
