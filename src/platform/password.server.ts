/** Passwords are kept as argon2id with the parameters OWASP asks for: 19 MiB, two passes, one lane (ASVS 5.0, appendix C; RFC 9106). */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
const parameters = { memory: 19456, passes: 2, parallelism: 1, tagLength: 32 };

export async function hashPassword(password: string): Promise<string> {
	const nonce = randomBytes(16);
	const tag = await derive('argon2id', { message: password.normalize('NFKC'), nonce, ...parameters });
	const { memory, passes, parallelism } = parameters;
	return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${nonce.toString('base64')}$${tag.toString('base64')}`;
}

export async function verifyPassword(hash: string, password: string): Promise<boolean> {
	const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
	if (!match) return false;
	const [, memory, passes, parallelism, nonce, expected] = match as unknown as string[];
	const wanted = Buffer.from(expected!, 'base64');
	const tag = await derive('argon2id', {
		message: password.normalize('NFKC'),
		nonce: Buffer.from(nonce!, 'base64'),
		memory: Number(memory),
		passes: Number(passes),
		parallelism: Number(parallelism),
		tagLength: wanted.length
	});
	return timingSafeEqual(tag, wanted);
}
