/** What people set for their own sign-in: an authenticator app, recovery codes, passkeys, the password. */
import { randomInt } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { and, count, desc, eq, isNull } from 'drizzle-orm';
import { symmetricDecrypt } from 'better-auth/crypto';
import type { PersonId } from '#kernel/id.ts';
import { found, Problem } from '#kernel/problem.ts';
import type { Happening } from '#journal/happening.ts';
import { qrPicture } from '#platform/qr.server.ts';
import { hashRecoveryCode } from '#platform/second-factor.server.ts';
import { account, passkey, session, twoFactor, user, verification } from '#platform/tables.server.ts';
import { nobody } from '#register/actor.ts';
import { personByEmail } from '#register/read.server.ts';
import { refuseCommon } from './common-password.server.ts';
import { buildContext, type Request } from './context.server.ts';
import { as, parsed, verifyCode } from './enter.server.ts';
import { theRuntime } from './runtime.server.ts';
import { attemptedBy, guarded } from './sign-in-guard.server.ts';
import { theSignIn } from './sign-in.server.ts';

export interface Security {
	readonly hasPassword: boolean;
	readonly authenticator: boolean;
	readonly recoveryCodesLeft: number;
	readonly passkeys: readonly { readonly id: string; readonly name: string | null; readonly createdAt: Date | null }[];
}

/** What an authenticator app reads: the picture as the outline of its dark squares, and the same in letters to type. */
export interface Enrolment {
	readonly outline: string;
	/** Squares in a row. */
	readonly size: number;
	readonly secret: string;
}

export async function securityOf(userId: string): Promise<Security> {
	const { read } = theRuntime().database;
	const [[password], [app], passkeys] = await Promise.all([
		read.select({ has: count(account.password) }).from(account).where(eq(account.userId, userId)),
		read.select({ codes: twoFactor.backupCodes }).from(twoFactor).where(and(eq(twoFactor.userId, userId), eq(twoFactor.verified, true))),
		read.select({ id: passkey.id, name: passkey.name, createdAt: passkey.createdAt }).from(passkey).where(eq(passkey.userId, userId)).orderBy(desc(passkey.createdAt))
	]);
	return { hasPassword: (password?.has ?? 0) > 0, authenticator: app !== undefined, recoveryCodesLeft: app ? (JSON.parse(app.codes) as string[]).length : 0, passkeys };
}

/** Begins with an authenticator app; it counts once a code of it was typed. */
export async function beginAuthenticator(event: RequestEvent, password: string | undefined): Promise<Enrolment> {
	const begun = await withPassword(event, password, (given) => theSignIn().api.enableTwoFactor({ body: { ...given, method: 'totp' }, headers: event.request.headers }));
	return enrolmentOf('totpURI' in begun ? begun.totpURI : '');
}

/** The enrolment that was begun and not confirmed. */
export async function enrolmentBegun(userId: string): Promise<Enrolment | null> {
	const { database } = theRuntime();
	const [row] = await database.read.select({ secret: twoFactor.secret, email: user.email }).from(twoFactor).innerJoin(user, eq(user.id, twoFactor.userId)).where(and(eq(twoFactor.userId, userId), eq(twoFactor.verified, false)));
	if (!row) return null;
	const { secretConfig } = await theSignIn().$context;
	return enrolmentOf(uriOf(await symmetricDecrypt({ key: secretConfig, data: row.secret }), row.email));
}

/** From now on sign-in asks for a code. Answers the recovery codes; they are shown this once. Sessions without a second factor end. */
export async function confirmAuthenticator(event: RequestEvent, code: string): Promise<readonly string[]> {
	const { userId } = found(event.locals.session);
	await guarded(theRuntime(), 'code', await attemptedBy(event, emailOf(event)), () => verifyCode(userId, code, event.request.headers));
	await theRuntime().database.read.delete(session).where(and(eq(session.userId, userId), isNull(session.secondFactor)));
	await note(event, { event: 'register/authenticator-set' });
	return writeRecoveryCodes(userId);
}

export async function renewRecoveryCodes(event: RequestEvent, password: string | undefined): Promise<readonly string[]> {
	const { userId } = found(event.locals.session);
	await withPassword(event, password, (given) => theSignIn().api.generateBackupCodes({ body: given, headers: event.request.headers }));
	await note(event, { event: 'register/recovery-codes-renewed' });
	return writeRecoveryCodes(userId);
}

export async function removeAuthenticator(event: RequestEvent, password: string | undefined): Promise<void> {
	await withPassword(event, password, (given) => theSignIn().api.disableTwoFactor({ body: given, headers: event.request.headers }));
	await note(event, { event: 'register/authenticator-removed' });
}

/** What a browser needs to make a passkey, for somebody who signed in within the last day and lacks no second factor. */
export async function newPasskeyChallenge(event: RequestEvent) {
	if (!event.locals.session || event.locals.session.missing === 'confirm') return null;
	const again = new Problem('register/sign-in-again', { status: 403 });
	return theSignIn().api.generatePasskeyRegistrationOptions({ headers: event.request.headers, query: {} }).catch(as(again)).catch(() => null);
}

/** `attestation` is what the browser answered, as JSON. */
export async function addPasskey(event: RequestEvent, attestation: string, name: string): Promise<void> {
	const refused = new Problem('register/passkey-refused', { status: 400 });
	const response = parsed(attestation, refused);
	await theSignIn().api.verifyPasskeyRegistration({ body: { response, name }, headers: event.request.headers }).catch(as(refused));
	await note(event, { event: 'register/passkey-added' });
}

export async function removePasskey(event: RequestEvent, { id, passwordNow }: { id: string; passwordNow?: string | undefined }): Promise<void> {
	const { headers } = event.request;
	const { hasPassword } = await securityOf(found(event.locals.session).userId);
	if (hasPassword) await withPassword(event, passwordNow, (given) => theSignIn().api.verifyPassword({ body: given, headers }));
	await theSignIn().api.deletePasskey({ body: { id }, headers }).catch(as(new Problem('common/not-found', { status: 404 })));
	await note(event, { event: 'register/passkey-removed' });
}

/** Ends all other sessions. */
export async function changePassword(event: RequestEvent, { passwordNow, password }: { passwordNow: string; password: string }): Promise<void> {
	refuseCommon(password, emailOf(event));
	await withPassword(event, passwordNow, () =>
		theSignIn().api.changePassword({ body: { currentPassword: passwordNow, newPassword: password, revokeOtherSessions: true }, headers: event.request.headers })
	);
	await note(event, { event: 'register/password-changed' });
}

/** By the link of a letter; ends all sessions. The link is used up only by a password that is accepted. */
export async function resetPassword({ token, password }: { token: string; password: string }): Promise<void> {
	const { database } = theRuntime();
	const [asked] = await database.read.select({ email: user.email }).from(verification).innerJoin(user, eq(user.id, verification.value)).where(eq(verification.identifier, `reset-password:${token}`));
	refuseCommon(password, asked?.email ?? '');
	await theSignIn().api.resetPassword({ body: { token, newPassword: password } }).catch(as(new Problem('register/link-not-valid', { status: 410 })));
	const known = asked && (await personByEmail(database.read, asked.email));
	if (known) await noteOf(known.id, { actor: { ...nobody, personId: known.id }, language: known.language }, { event: 'register/password-reset' });
}

/** Whoever sits at somebody's open page must not guess the password either. */
async function withPassword<T>(event: RequestEvent, password: string | undefined, work: (given: { password: string }) => Promise<T>): Promise<T> {
	const wrong = new Problem('register/password-wrong', { status: 400, fields: [{ field: 'passwordNow', code: 'register/password-wrong' }] });
	return guarded(theRuntime(), 'password', await attemptedBy(event, emailOf(event)), () => work({ password: password ?? '' }).catch(as(wrong)));
}

function emailOf({ locals }: RequestEvent): string {
	return found(locals.person?.email);
}

async function note(event: RequestEvent, happened: Pick<Happening, 'event'>): Promise<void> {
	const { id } = found(event.locals.person);
	const { language, requestId } = event.locals;
	await noteOf(id, { actor: { ...nobody, personId: id }, language, requestId }, happened);
}

async function noteOf(id: PersonId, request: Request, happened: Pick<Happening, 'event'>): Promise<void> {
	const ctx = buildContext(theRuntime(), request);
	await ctx.transact((tx) => ctx.record(tx, { ...happened, subject: { type: 'person', id } }));
}

/** Without letters and digits that are mistaken for others. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

async function writeRecoveryCodes(userId: string): Promise<readonly string[]> {
	const piece = () => Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
	const codes = Array.from({ length: 10 }, () => `${piece()}-${piece()}`);
	await theRuntime().database.read.update(twoFactor).set({ backupCodes: JSON.stringify(codes.map(hashRecoveryCode)) }).where(eq(twoFactor.userId, userId));
	return codes;
}

function uriOf(secret: string, email: string): string {
	return `otpauth://totp/Kadam:${encodeURIComponent(email)}?secret=${base32(Buffer.from(secret))}&issuer=Kadam&digits=6&period=30`;
}

/** RFC 4648, 6, without padding. */
function base32(bytes: Buffer): string {
	const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
	return (bits.match(/.{1,5}/g) ?? []).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function enrolmentOf(uri: string): Enrolment {
	const secret = (new URL(uri).searchParams.get('secret') ?? '').replaceAll(/.{4}(?=.)/g, '$& ');
	return { ...qrPicture(uri), secret };
}
