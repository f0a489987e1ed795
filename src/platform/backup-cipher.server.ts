/**
 * Encryption of a backup: AES-256-GCM over pieces of 64 KiB, the key from a passphrase by scrypt. Each piece is sealed with its
 * number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so that no piece can be
 * changed, moved, left out or cut off without being noticed, and nothing is given out before it was checked.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { Problem } from '#kernel/problem.ts';

export const magic = Buffer.from('KADAMBK1');
const saltSize = 16;
const pieceSize = 64 * 1024;
const tagSize = 16;
/** OWASP's parameters for scrypt: 128 MiB, a fraction of a second. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

type Bytes = AsyncIterable<Buffer>;

export async function* encrypted(plain: Bytes, passphrase: string): AsyncGenerator<Buffer> {
	const salt = randomBytes(saltSize);
	const key = await keyOf(passphrase, salt);
	const header = Buffer.concat([magic, salt]);
	yield header;
	for await (const { piece, index, last } of pieces(plain, pieceSize)) {
		const cipher = createCipheriv('aes-256-gcm', key, nonce(index, last)).setAAD(header);
		yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
	}
}

/** `sealed` begins with the magic bytes. */
export async function* decrypted(sealed: Bytes, passphrase: string): AsyncGenerator<Buffer> {
	const source = sealed[Symbol.asyncIterator]();
	const { head: header, rest } = await takeFirst(source, magic.length + saltSize);
	const key = await keyOf(passphrase, header.subarray(magic.length));
	for await (const { piece, index, last } of pieces(rest, pieceSize + tagSize)) {
		if (piece.length < tagSize) throw new Problem('platform/backup-damaged');
		const decipher = createDecipheriv('aes-256-gcm', key, nonce(index, last), { authTagLength: tagSize }).setAAD(header);
		decipher.setAuthTag(piece.subarray(-tagSize));
		const plain = decipher.update(piece.subarray(0, -tagSize));
		try {
			decipher.final();
		} catch {
			throw new Problem(index === 0 ? 'platform/backup-passphrase-wrong' : 'platform/backup-damaged');
		}
		yield plain;
	}
}

async function keyOf(passphrase: string, salt: Buffer): Promise<Buffer> {
	return (await promisify<string, Buffer, number, typeof cost, Buffer>(scrypt)(passphrase.normalize('NFKC'), salt, 32, cost));
}

/** Unique because each backup has a key of its own. */
function nonce(index: number, last: boolean): Buffer {
	const bytes = Buffer.alloc(12);
	bytes.writeBigUInt64BE(BigInt(index), 3);
	bytes[11] = last ? 1 : 0;
	return bytes;
}

/** Pieces of exactly `size` bytes, but for the last, which is never empty unless all is. */
async function* pieces(source: Bytes, size: number): AsyncGenerator<{ piece: Buffer; index: number; last: boolean }> {
	let waiting: Buffer[] = [];
	let length = 0;
	let index = 0;
	for await (const chunk of source) {
		waiting.push(chunk);
		length += chunk.length;
		if (length <= size) continue;
		let bytes = Buffer.concat(waiting);
		for (; bytes.length > size; bytes = bytes.subarray(size)) yield { piece: bytes.subarray(0, size), index: index++, last: false };
		waiting = [bytes];
		length = bytes.length;
	}
	yield { piece: Buffer.concat(waiting), index, last: true };
}

/** The first bytes, and everything after them. */
export async function takeFirst(source: AsyncIterator<Buffer>, size: number): Promise<{ head: Buffer; rest: Bytes }> {
	let head = Buffer.alloc(0);
	while (head.length < size) {
		const { value, done } = await source.next();
		if (done) break;
		head = Buffer.concat([head, value]);
	}
	const after = head.subarray(size);
	const rest = async function* (): AsyncGenerator<Buffer> {
		try {
			if (after.length > 0) yield after;
			for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
		} finally {
			await source.return?.();
		}
	};
	return { head: head.subarray(0, size), rest: rest() };
}
