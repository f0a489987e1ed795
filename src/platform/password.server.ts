/** Passwords are kept as argon2id with the parameters OWASP asks for: 19 MiB, two passes, one lane (ASVS 5.0, appendix C; RFC 9106). */
import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
const parameters = { memory: 19456, passes: 2, parallelism: 1, tagLength: 32 };

/** So many are computed at once; the others wait. Bounds the memory that a flood of sign-ins can take to 4 × 19 MiB. */
export const concurrentHashes = 4;

let running = 0;
let made = 0;
const waiting: (() => void)[] = [];

/** Computations since the process started: what a sign-in costs is counted, because time is no proof. */
export function hashesMade(): number {
	return made;
}

export async function hashPassword(password: string): Promise<string> {
	const nonce = randomBytes(16);
	const tag = await compute({ message: password.normalize('NFKC'), nonce, ...parameters });
	const { memory, passes, parallelism } = parameters;
	return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${nonce.toString('base64')}$${tag.toString('base64')}`;
}

export async function verifyPassword(hash: string, password: string): Promise<boolean> {
	const parts = read(hash);
	if (!parts) return false;
	const { memory, passes, parallelism, nonce, tag: expected } = parts;
	const tag = await compute({ message: password.normalize('NFKC'), nonce, memory, passes, parallelism, tagLength: expected.length });
	return timingSafeEqual(tag, expected);
}

/** Made with less work than a new one would be: to be made anew when its password is next known. */
export function isOutdated(hash: string): boolean {
	const parts = read(hash);
	return !parts || parts.memory < parameters.memory || parts.passes < parameters.passes;
}

function read(hash: string) {
	const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
	if (!match) return undefined;
	const [, memory, passes, parallelism, nonce, tag] = match as unknown as [string, string, string, string, string, string];
	return { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), nonce: Buffer.from(nonce, 'base64'), tag: Buffer.from(tag, 'base64') };
}

async function compute(work: Argon2Parameters): Promise<Buffer> {
	if (running >= concurrentHashes) await new Promise<void>((resolve) => { waiting.push(resolve); });
	else running++;
	try {
		made++;
		return await derive('argon2id', work);
	} finally {
		const next = waiting.shift();
		if (next) next();
		else running--;
	}
}
