/** Sign-in by better-auth: password and e-mail link, on the same database. Who a user is in the programme is said by register. */
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { magicLink } from 'better-auth/plugins';
import type { BetterAuthPlugin } from 'better-auth';
import type { Config } from './config.server.ts';
import type { Database } from './database.server.ts';
import { hashPassword, verifyPassword } from './password.server.ts';
import { account, rateLimit, session, user, verification } from './tables.server.ts';

/** A link that signs somebody in; whoever calls decides the words and the language of the mail around it. */
export type SendLink = (to: string, link: string, purpose: 'sign-in' | 'reset') => Promise<void>;

const minutes = 60;
const days = 24 * 60 * minutes;

export function createSignIn(config: Config, database: Database, sendLink: SendLink, plugins: BetterAuthPlugin[] = []) {
	return betterAuth({
		secret: config.secret,
		baseURL: config.publicUrl,
		database: drizzleAdapter(database.read, { provider: 'pg', schema: { user, session, account, verification, rateLimit }, transaction: true }),
		telemetry: { enabled: false },
		emailAndPassword: {
			enabled: true,
			minPasswordLength: 10,
			maxPasswordLength: 256,
			password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
			revokeSessionsOnPasswordReset: true,
			sendResetPassword: ({ user: to, token }) => sendLink(to.email, `${config.publicUrl}/sign-in/reset?token=${token}`, 'reset')
		},
		session: { expiresIn: 14 * days, updateAge: days, cookieCache: { enabled: false } },
		rateLimit: { enabled: false },
		advanced: { cookiePrefix: 'kadam', useSecureCookies: config.publicUrl.startsWith('https:'), ipAddress: { ipAddressHeaders: ['x-kadam-client'] } },
		plugins: [
			magicLink({
				expiresIn: 15 * minutes,
				disableSignUp: true,
				storeToken: 'hashed',
				sendMagicLink: ({ email, token }) => sendLink(email, `${config.publicUrl}/sign-in/link?token=${token}`, 'sign-in')
			}),
			...plugins
		]
	});
}

export type SignIn = ReturnType<typeof createSignIn>;
