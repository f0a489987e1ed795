/** Takes a backup's archive apart and hands its parts on, in their order; nothing is believed that the manifest does not confirm. */
import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { isProblem, Problem } from '#kernel/problem.ts';
import { type Closing, closingName, fileName, format, type Opening, openingName, rowsName, sha256 } from './backup-contents.server.ts';

/** What is done with the parts. `end` comes only when all of them were as the manifest says. */
export interface Receiver {
	begin(opening: Opening): Promise<void>;
	/** A piece of what COPY wrote; the pieces of a table come one after the other. */
	rows(table: string, piece: Buffer): Promise<void>;
	file(hash: string, bytes: Buffer): Promise<void>;
	end(closing: Closing, opening: Opening): Promise<void>;
}

/** No part is larger: rows come in pieces, files have a limit. */
const largestPart = 256 * 1024 * 1024;

export async function readBackup(archive: AsyncIterable<Buffer>, receiver: Receiver): Promise<Closing> {
	const checked = new Checks();
	let opening: Opening | undefined;
	let closing: Closing | undefined;
	for await (const { name, bytes } of partsOf(archive)) {
		if (closing) throw damaged();
		if (!opening) {
			opening = checked.opening(name, bytes);
			await receiver.begin(opening);
		} else if (name === closingName) {
			closing = checked.closing(bytes, opening);
		} else if (name.startsWith('tables/')) {
			await receiver.rows(checked.rows(name, bytes, opening), bytes);
		} else {
			await receiver.file(checked.file(name, bytes), bytes);
		}
	}
	if (!opening || !closing) throw damaged();
	await receiver.end(closing, opening);
	return closing;
}

function damaged(): Problem {
	return new Problem('platform/backup-damaged');
}

/** Whatever goes wrong while unpacking means that the bytes are not those that were written. */
async function* partsOf(archive: AsyncIterable<Buffer>): AsyncGenerator<{ name: string; bytes: Buffer }> {
	const unpacked = extract();
	const source = Readable.from(archive, { objectMode: false });
	source.once('error', (error) => unpacked.destroy(error));
	source.pipe(unpacked);
	const parts = unpacked[Symbol.asyncIterator]() as unknown as Parts;
	try {
		for (;;) {
			const part = await readable(readPart(parts));
			if (!part) return;
			yield part;
		}
	} finally {
		source.destroy();
		unpacked.destroy();
	}
}

type Parts = AsyncIterator<AsyncIterable<Buffer> & { readonly header: { readonly name: string; readonly size?: number | undefined } }>;

async function readPart(parts: Parts): Promise<{ name: string; bytes: Buffer } | undefined> {
	const { value: part, done } = await parts.next();
	if (done) return undefined;
	if ((part.header.size ?? 0) > largestPart) throw damaged();
	const chunks: Buffer[] = [];
	for await (const chunk of part) chunks.push(chunk);
	return { name: part.header.name, bytes: Buffer.concat(chunks) };
}

async function readable<T>(reading: Promise<T>): Promise<T> {
	try {
		return await reading;
	} catch (error) {
		if (isProblem(error)) throw error;
		if ((error as NodeJS.ErrnoException).syscall) throw error;
		throw damaged();
	}
}

/** Adds up what comes, and compares at the end. */
class Checks {
	#openingHash = '';
	#table = -1;
	readonly #tables: { hash: Hash; pieces: number }[] = [];
	readonly #files = { count: 0, bytes: 0, names: createHash('sha256'), last: '' };

	opening(name: string, bytes: Buffer): Opening {
		if (name !== openingName) throw new Problem('platform/backup-unknown');
		const opening = parsed<Opening>(bytes);
		if (opening.kadam !== 'backup') throw new Problem('platform/backup-unknown');
		if (opening.format !== format) throw new Problem('platform/backup-of-newer-kadam', { params: { version: opening.version } });
		this.#openingHash = sha256(bytes);
		this.#tables.push(...opening.tables.map(() => ({ hash: createHash('sha256'), pieces: 0 })));
		return opening;
	}

	/** Answers the table. */
	rows(name: string, bytes: Buffer, { tables }: Opening): string {
		const index = tables.findIndex((table) => name.startsWith(`tables/${table.name}/`));
		const [table, seen] = [tables[index], this.#tables[index]];
		if (!table || !seen || index < this.#table || name !== rowsName(table.name, ++seen.pieces)) throw damaged();
		this.#table = index;
		seen.hash.update(bytes);
		return table.name;
	}

	/** Answers the hash, which is the name. */
	file(name: string, bytes: Buffer): string {
		const [hash, files] = [sha256(bytes), this.#files];
		if (name !== fileName(hash) || hash <= files.last) throw damaged();
		files.names.update(`${hash}\n`);
		Object.assign(files, { count: files.count + 1, bytes: files.bytes + bytes.length, last: hash });
		return hash;
	}

	closing(bytes: Buffer, { tables }: Opening): Closing {
		const closing = parsed<Closing>(bytes);
		const { count, bytes: size, names } = this.#files;
		const { opening, files } = closing;
		const found = tables.map(({ name }, index) => `${name} ${this.#tables[index]!.hash.digest('hex')}`);
		const sameTables = closing.tables.map(({ name, sha256: hash }) => `${name} ${hash}`).join() === found.join();
		const sameFiles = files.count === count && files.bytes === size && files.sha256 === names.digest('hex');
		if (opening !== this.#openingHash || !sameTables || !sameFiles) throw damaged();
		return closing;
	}
}

function parsed<T>(bytes: Buffer): T {
	try {
		return JSON.parse(bytes.toString()) as T;
	} catch {
		throw damaged();
	}
}
