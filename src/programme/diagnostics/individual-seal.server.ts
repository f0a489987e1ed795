/**
 * Where a draft lies and what opens it come from the link and from a secret that stays on the phone that began: whoever made
 * the link, or reads the database, can do neither.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import type { IndividualAnswers } from './individual-answers.ts';

/** Without letters and digits that look alike. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const tokenLength = 16;

/** Eighty bits, short enough to be typed from a slip of paper. */
export function newToken(length = tokenLength): string {
	return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** `7KQ2-…` as people type it; `undefined` for what no link can be. */
export function readToken(typed: string, length = tokenLength): string | undefined {
	const token = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
	return token.length === length && [...token].every((letter) => alphabet.includes(letter)) ? token : undefined;
}

export function tokenHash(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

export function newDeviceSecret(): string {
	return randomBytes(24).toString('base64url');
}

/** What the holder of a link shows: the link, and the secret of the phone. */
export interface Held {
	readonly token: string;
	readonly device: string;
}

function derived({ token, device }: Held, purpose: string): Buffer {
	return Buffer.from(hkdfSync('sha256', `${token} ${device}`, 'kadam individual answers', purpose, 32));
}

export function placeOf(held: Held): string {
	return derived(held, 'place').toString('base64url');
}

export function seal(held: Held, answers: IndividualAnswers): string {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', derived(held, 'key'), nonce);
	const hidden = Buffer.concat([cipher.update(JSON.stringify(answers), 'utf8'), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
}

export function unseal(held: Held, sealed: string): IndividualAnswers {
	const bytes = Buffer.from(sealed, 'base64url');
	const decipher = createDecipheriv('aes-256-gcm', derived(held, 'key'), bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
	return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as IndividualAnswers;
}
