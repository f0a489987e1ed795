/** A backup as a file: written beside its name, read back, and renamed only when it is whole; opened however it was packed. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createGzip, type Gunzip } from 'node:zlib';
import { Problem } from '#kernel/problem.ts';
import { decrypted, encrypted, magic, takeFirst } from './backup-cipher.server.ts';
import type { Closing } from './backup-contents.server.ts';
import { checkBackup } from './backup-restore.server.ts';
import { backupOf, type BackupSource } from './backup-write.server.ts';
import { diskProblem } from './disk.server.ts';

export interface WrittenBackup {
	readonly closing: Closing;
	readonly bytes: number;
	/** Of the file, to be kept elsewhere. */
	readonly sha256: string;
}

/** Without a passphrase everything lies in it in plain sight, but never the secret. */
export async function writeBackup(path: string, { secret, ...source }: BackupSource, passphrase?: string): Promise<WrittenBackup> {
	const unfinished = `${path}.${process.pid}.unfinished`;
	try {
		const archive = packed(backupOf(passphrase === undefined ? source : { ...source, secret }));
		const written = await writeFile(unfinished, passphrase === undefined ? archive : encrypted(archive, passphrase));
		const closing = await checkBackup(openBackup(unfinished, passphrase));
		await rename(unfinished, path);
		await flushFolder(dirname(path));
		return { closing, ...written };
	} catch (error) {
		await rm(unfinished, { force: true }).catch(() => undefined);
		throw diskProblem(error, path, 'platform/file-not-writable');
	}
}

/** The archive in the file. With a passphrase only an encrypted one is accepted: nobody can put a forged one in its place. */
export async function* openBackup(path: string, passphrase?: string): AsyncGenerator<Buffer> {
	const file = createReadStream(path);
	try {
		const { head, rest } = await takeFirst(file[Symbol.asyncIterator]() as AsyncIterator<Buffer>, magic.length);
		const isEncrypted = head.equals(magic);
		if (!isEncrypted && !head.subarray(0, 2).equals(gzipMagic)) throw new Problem('platform/backup-unknown');
		if (isEncrypted && passphrase === undefined) throw new Problem('platform/backup-passphrase-needed');
		if (!isEncrypted && passphrase !== undefined) throw new Problem('platform/backup-not-encrypted');
		const whole = joined(head, rest);
		yield* unpacked(passphrase === undefined ? whole : decrypted(whole, passphrase));
	} catch (error) {
		throw diskProblem(error, path, 'platform/file-not-readable');
	} finally {
		file.destroy();
	}
}

const gzipMagic = Buffer.from([0x1f, 0x8b]);

async function* joined(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	yield head;
	yield* rest;
}

function packed(plain: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
	return pipeline(Readable.from(plain, { objectMode: false }), createGzip(), () => undefined);
}

function unpacked(bytes: AsyncIterable<Buffer>): Gunzip {
	return pipeline(Readable.from(bytes, { objectMode: false }), createGunzip(), () => undefined);
}

async function writeFile(path: string, bytes: AsyncIterable<Buffer>): Promise<{ bytes: number; sha256: string }> {
	const hash = createHash('sha256');
	let length = 0;
	const file = await open(path, 'w', 0o600);
	try {
		for await (const chunk of bytes) {
			hash.update(chunk);
			length += chunk.length;
			await file.writeFile(chunk);
		}
		await file.sync();
	} finally {
		await file.close();
	}
	return { bytes: length, sha256: hash.digest('hex') };
}

/** A renamed file is safe against a power cut only when its folder was written too. */
export async function flushFolder(path: string): Promise<void> {
	const folder = await open(path, 'r').catch(() => undefined);
	try {
		await folder?.sync();
	} catch {
		// Not every system can.
	} finally {
		await folder?.close();
	}
}
