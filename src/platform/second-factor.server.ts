/**
 * The second factor by better-auth: an authenticator app and recovery codes, or a passkey. What better-auth leaves open is
 * closed here: every way in but a passkey asks for the code, recovery codes are kept as hashes, a passkey must have asked
 * for a finger or a PIN.
 */
import { createHash } from 'node:crypto';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import { passkey } from '@better-auth/passkey';
import type { Config } from './config.server.ts';

/** By what a second factor was shown. */
export type SecondFactor = 'totp' | 'recovery' | 'passkey';

const shownAt: Readonly<Record<string, SecondFactor>> = {
	'/two-factor/verify-totp': 'totp',
	'/two-factor/verify-backup-code': 'recovery',
	'/passkey/verify-authentication': 'passkey'
};

/** Where better-auth makes a session, by the path of the call that made it. */
export function secondFactorOf(path: string | undefined): SecondFactor | null {
	return shownAt[path ?? ''] ?? null;
}

const askedFor = new Set(['/sign-in/email', '/magic-link/verify', '/callback/:id']);

export function authenticatorApp() {
	const plugin = twoFactor({
		issuer: 'Kadam',
		allowPasswordless: true,
		backupCodeOptions: { amount: 10, storeBackupCodes: { encrypt: async (codes) => hashAll(codes), decrypt: async (hashes) => hashes } },
		accountLockout: { enabled: false }
	});
	const [challenge] = plugin.hooks.after;
	return { ...plugin, hooks: { after: [{ ...challenge!, matcher: ({ path }: { path?: string }) => askedFor.has(path ?? '') }] } } as typeof plugin;
}

/** Passkeys are bound to a name: on one's own machine that is `localhost`, because browsers give none to a bare address. */
export function passkeys({ publicUrl }: Pick<Config, 'publicUrl'>) {
	const here = publicUrl.replace('//127.0.0.1', '//localhost');
	return passkey({
		rpName: 'Kadam',
		rpID: new URL(here).hostname,
		origin: here,
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		registration: { afterVerification: ({ verification }) => demandVerified(verification.registrationInfo?.userVerified) },
		authentication: { afterVerification: ({ verification }) => demandVerified(verification.authenticationInfo?.userVerified) },
		advanced: { webAuthnChallengeCookie: 'passkey' }
	});
}

/** Without a finger, a face or a PIN a passkey shows only that somebody has the device. */
async function demandVerified(verified: boolean | undefined): Promise<void> {
	if (!verified) throw new APIError('UNAUTHORIZED', { message: 'user verification required' });
}

const mark = 'sha256:';

/** What is kept of a recovery code; also what is handed to better-auth for comparison. 59 bits of chance need no slow hash. */
export function hashRecoveryCode(code: string): string {
	return mark + createHash('sha256').update(code.replaceAll(/[\s-]/g, '')).digest('base64url');
}

function hashAll(codes: string): string {
	return JSON.stringify((JSON.parse(codes) as string[]).map((code) => (code.startsWith(mark) ? code : hashRecoveryCode(code))));
}
