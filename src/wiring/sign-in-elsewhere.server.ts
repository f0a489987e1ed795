/** Signing in with another house's account, by OpenID Connect. */
import type { RequestEvent } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import { cookiePrefix } from '#platform/sign-in.server.ts';
import { session } from '#platform/tables.server.ts';
import { entered, type Entered } from './enter.server.ts';
import { localPath } from './local-path.ts';
import { theRuntime } from './runtime.server.ts';
import { refusedBySignIn, signInElsewhere } from './sign-in.server.ts';

/** Where the other house asks who it is; `null` where there is none, or it does not answer. */
export async function askElsewhere(event: RequestEvent, next: string): Promise<string | null> {
	if (!theRuntime().config.oidc) return null;
	const body = { provider: 'oidc', callbackURL: next, errorCallbackURL: '/sign-in', disableRedirect: true };
	try {
		return (await signInElsewhere().api.signInSocial({ body, headers: event.request.headers })).url ?? null;
	} catch (error) {
		refusedBySignIn(error);
		return null;
	}
}

/** What the other house answered: where to go on, or `null` for somebody who is not known here by an address it has verified. */
export async function enterFromElsewhere(event: RequestEvent): Promise<{ entered: Entered; next: string } | null> {
	const { config, log } = theRuntime();
	if (!config.oidc) return null;
	const query = Object.fromEntries(event.url.searchParams);
	const response = await signInElsewhere().api.callbackOAuth({ query, params: { id: 'oidc' }, method: 'GET', headers: event.request.headers, asResponse: true });
	const location = response.headers.get('location');
	if (response.ok && !location) return { entered: 'code', next: '/' };
	const to = new URL(location ?? '/sign-in?error', config.publicUrl);
	if (to.searchParams.has('error')) {
		log.info({ reason: to.searchParams.get('error') }, 'sign-in-refused');
		return null;
	}
	return { entered: await entered(event, { user: await userSignedIn(event) }), next: localPath(to.pathname + to.search) };
}

/** Whose session the cookie that was just set names. */
async function userSignedIn({ cookies }: RequestEvent): Promise<{ id: string } | undefined> {
	const { database, config } = theRuntime();
	const [token = ''] = (cookies.get(`${cookiePrefix(config)}.session_token`) ?? '').split('.');
	const [row] = await database.read.select({ id: session.userId }).from(session).where(eq(session.token, token));
	return row;
}
