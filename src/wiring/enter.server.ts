/** What follows a successful sign-in: the page speaks the person's language. */
import type { Cookies } from '@sveltejs/kit';
import { loadActor } from '#register/read-actor.server.ts';
import { theRuntime } from './runtime.server.ts';

export async function enter(user: { id: string }, cookies: Cookies): Promise<void> {
	const { database, config } = theRuntime();
	const loaded = await loadActor(database.read, user.id);
	if (!loaded) return;
	cookies.set('kadam-language', loaded.person.language, {
		path: '/', maxAge: 34_560_000, httpOnly: false, secure: config.publicUrl.startsWith('https:'), sameSite: 'lax'
	});
}
