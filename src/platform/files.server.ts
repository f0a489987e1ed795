/** Files by content hash, outside the web root. What a file means, and who may see it, is said by the stage that refers to it. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Tx } from './database.server.ts';
import { file } from './tables.server.ts';

/** In bytes. A photo from a phone fits, a film does not. */
export const largestFile = 15 * 1024 * 1024;

export interface StoredFile {
	readonly hash: string;
	readonly size: number;
	readonly mediaType: string;
}

const kinds: readonly { mediaType: string; starts: readonly number[]; at?: number }[] = [
	{ mediaType: 'application/pdf', starts: [0x25, 0x50, 0x44, 0x46, 0x2d] },
	{ mediaType: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
	{ mediaType: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
	{ mediaType: 'image/webp', starts: [0x57, 0x45, 0x42, 0x50], at: 8 },
	{ mediaType: 'application/zip', starts: [0x50, 0x4b, 0x03, 0x04] }
];

/** The kind by the bytes themselves, never by name or header; `null` for what is not accepted. Office files are ZIPs. */
export function recogniseKind(bytes: Uint8Array): string | null {
	const kind = kinds.find(({ starts, at = 0 }) => starts.every((byte, index) => bytes[at + index] === byte));
	return kind?.mediaType ?? null;
}

/** The last part of the name, without control and direction characters that could make it look like something else. */
export function safeFileName(name: string): string {
	const last = name.split(/[/\\]/).at(-1) ?? '';
	return last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(-200) || 'file';
}

export interface Files {
	/** Keeps the bytes before the transaction commits: a file without a record is harmless, a record without a file is not. */
	keep(tx: Tx, clock: Clock, bytes: Uint8Array): Promise<StoredFile>;
	open(hash: string): ReadableStream<Uint8Array>;
	has(hash: string): boolean;
	/** Only of what no record refers to any more, in the transaction that says so. */
	remove(hash: string): Promise<void>;
}

export function createFiles(dataDir: string): Files {
	const pathOf = (hash: string) => join(dataDir, 'files', hash.slice(0, 2), hash);
	return {
		async keep(tx, clock, bytes) {
			const mediaType = recogniseKind(bytes);
			if (!mediaType) throw new Problem('common/file-kind-refused', { status: 400 });
			if (bytes.length > largestFile) throw new Problem('common/file-too-large', { status: 400 });
			const hash = createHash('sha256').update(bytes).digest('hex');
			await tx.insert(file).values({ hash, size: bytes.length, mediaType, createdAt: clock.now() }).onConflictDoNothing();
			// After the row, which waits for whoever removes the same file at this moment.
			await write(pathOf(hash), bytes);
			return { hash, size: bytes.length, mediaType };
		},
		open: (hash) => Readable.toWeb(createReadStream(pathOf(hash))) as ReadableStream<Uint8Array>,
		has: (hash) => existsSync(pathOf(hash)),
		remove: (hash) => rm(pathOf(hash), { force: true })
	};
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
	if (existsSync(path)) return;
	await mkdir(dirname(path), { recursive: true });
	const unfinished = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
	await writeFile(unfinished, bytes, { flush: true });
	await rename(unfinished, path);
}
