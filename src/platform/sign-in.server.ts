/** Sign-in by better-auth: password, e-mail link, second factor, passkey, another house's sign-in; on the same database. Who a user is in the programme is said by register. */
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { genericOAuth, magicLink } from 'better-auth/plugins';
import type { BetterAuthPlugin } from 'better-auth';
import { eq } from 'drizzle-orm';
import type { Config } from './config.server.ts';
import type { Database } from './database.server.ts';
import { hashPassword, isOutdated, verifyPassword } from './password.server.ts';
import { renewal } from './renew-session.server.ts';
import { authenticatorApp, passkeys, secondFactorOf } from './second-factor.server.ts';
import { account, passkey, session, twoFactor, user, verification } from './tables.server.ts';

export interface SignInOptions {
	/** A link that signs somebody in; whoever calls decides the words and the language of the mail around it. */
	readonly sendLink: (to: string, link: string, purpose: 'sign-in' | 'reset') => Promise<void>;
	/** Asked before every new session; who may not has no session, whichever way they came. */
	readonly mayEnter: (userId: string) => Promise<boolean>;
	readonly plugins?: readonly BetterAuthPlugin[];
	/** With the other house's sign-in, whose address is asked of it when the first one comes. */
	readonly elsewhere?: boolean;
}

const minutes = 60;
const days = 24 * 60 * minutes;
export const passwordLength = { min: 10, max: 256 };

export function createSignIn(config: Config, database: Database, { sendLink, mayEnter, plugins = [], elsewhere = false }: SignInOptions) {
	return betterAuth({
		secret: config.secret,
		baseURL: config.publicUrl,
		database: drizzleAdapter(database.read, { provider: 'pg', schema: { user, session, account, verification, twoFactor, passkey }, transaction: true }),
		telemetry: { enabled: false },
		logger: { disabled: true },
		emailAndPassword: {
			enabled: true,
			minPasswordLength: passwordLength.min,
			maxPasswordLength: passwordLength.max,
			password: { hash: hashPassword, verify: ({ hash, password }) => verifyAndRenew(database, hash, password) },
			revokeSessionsOnPasswordReset: true,
			sendResetPassword: ({ user: to, token }) => sendLink(to.email, `${config.publicUrl}/sign-in/reset?token=${token}`, 'reset')
		},
		session: {
			expiresIn: 14 * days, updateAge: 10 * minutes, cookieCache: { enabled: false },
			additionalFields: { secondFactor: { type: 'string', required: false, input: false } }
		},
		databaseHooks: {
			/** An account is opened only where the address was proven before: by a link, an invitation or an administrator. */
			user: { create: { before: async (made) => ({ data: { ...made, emailVerified: true } }) } },
			session: {
				create: {
					before: async (made, ctx) => {
						if (!(await mayEnter(made.userId))) return false;
						const kept = ctx?.path === '/change-password' ? ctx.context.session?.session['secondFactor'] : made['secondFactor'];
						return { data: { ...made, secondFactor: secondFactorOf(ctx?.path) ?? kept ?? null } };
					}
				}
			}
		},
		rateLimit: { enabled: false },
		advanced: cookieRules(config),
		plugins: [
			magicLink({
				expiresIn: 15 * minutes,
				disableSignUp: true,
				storeToken: 'hashed',
				sendMagicLink: ({ email, token }) => sendLink(email, `${config.publicUrl}/sign-in/link?token=${token}`, 'sign-in')
			}),
			authenticatorApp(),
			passkeys(config),
			renewal(),
			...(elsewhere && config.oidc ? [otherHouse(config, config.oidc)] : []),
			...plugins
		]
	});
}

export type SignIn = ReturnType<typeof createSignIn>;

/** Thirty days after signing in everybody signs in anew, however often the session was used. By the library's own clock. */
export function isTooOld({ createdAt }: { readonly createdAt: Date }): boolean {
	return createdAt.getTime() < Date.now() - 30 * days * 1000;
}

/** `__Host-` binds a cookie to this host, the whole of it and HTTPS (RFC 6265bis, 4.1.3.2). Without HTTPS browsers refuse such names. */
export function cookiePrefix(config: Pick<Config, 'publicUrl'>): string {
	return config.publicUrl.startsWith('https:') ? '__Host-kadam' : 'kadam';
}

function cookieRules(config: Config) {
	const secure = config.publicUrl.startsWith('https:');
	return {
		cookiePrefix: cookiePrefix(config),
		useSecureCookies: false,
		defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax' as const, path: '/' },
		ipAddress: { ipAddressHeaders: ['x-kadam-client'] }
	};
}

/** OpenID Connect. It opens no accounts: whoever is not known here by an address that the other house has verified stays out. */
function otherHouse({ publicUrl }: Config, { issuer, clientId, clientSecret }: NonNullable<Config['oidc']>) {
	return genericOAuth({
		config: [{
			providerId: 'oidc', discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, clientId, clientSecret,
			scopes: ['openid', 'email', 'profile'], pkce: true, disableSignUp: true, requireIdTokenVerification: true,
			redirectURI: `${publicUrl}/sign-in/oidc/callback`
		}]
	});
}

/** A hash of less work than today's is replaced while its password is at hand; its nonce makes it the hash of one account. */
async function verifyAndRenew(database: Database, hash: string, password: string): Promise<boolean> {
	const right = await verifyPassword(hash, password);
	if (right && isOutdated(hash)) await database.read.update(account).set({ password: await hashPassword(password) }).where(eq(account.password, hash));
	return right;
}
