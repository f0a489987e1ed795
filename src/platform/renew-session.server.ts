/** A new token for whoever is signed in, for the moment when they come to have more rights: an old one that somebody noted is dead. */
import type { BetterAuthPlugin, User } from 'better-auth';
import { createAuthEndpoint, sessionMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';

/** Ends every session of the person and begins one here. A second factor that was shown stays shown. */
export function renewal() {
	return {
		id: 'renewal',
		endpoints: {
			renewSession: createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true, use: [sessionMiddleware] }, async (ctx) => {
				const { user, session: { secondFactor } } = ctx.context.session as { user: User; session: { secondFactor?: string | null } };
				const { internalAdapter } = ctx.context;
				await internalAdapter.deleteUserSessions(user.id);
				const session = await internalAdapter.createSession(user.id, undefined, { secondFactor });
				await setSessionCookie(ctx, { session, user });
				return ctx.json({ renewed: true });
			})
		}
	} satisfies BetterAuthPlugin;
}
