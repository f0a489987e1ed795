/** Reads one moment of the whole installation while others go on writing, and gives it out as a tar archive. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { pack, type Pack } from 'tar-stream';
import type { Clock } from '#kernel/clock.ts';
import {
	type Closing, closingName, type FileContents, fileName, format, type Opening, openingName, ownSchemas, rowsName, type SequenceValue, sha256, type StoredTable,
	type TableContents, tablesOf, writeAlike
} from './backup-contents.server.ts';
import { migrationLock, migrationReached, readMigrations, refuseNewer } from './migrate.server.ts';
import { root } from './root.server.ts';

export interface BackupSource {
	readonly pool: pg.Pool;
	readonly clock: Clock;
	/** Where the files lie; absent: only the database. */
	readonly dataDir?: string | undefined;
	/** Only for a backup that is encrypted. */
	readonly secret?: string | undefined;
	readonly demonstration?: boolean;
}

/** Rows are put in pieces of about so many bytes. */
const pieceSize = 1024 * 1024;

/** The archive, byte by byte. Whoever stops reading ends the transaction. `finished` is told what is in it. */
export async function* backupOf(source: BackupSource, finished: (closing: Closing) => void = () => undefined): AsyncGenerator<Buffer> {
	const archive = pack();
	const writing = writeInto(archive, source);
	writing.catch((error: Error) => archive.destroy(error));
	try {
		for await (const chunk of archive) yield chunk as Buffer;
		finished(await writing);
	} finally {
		archive.destroy();
		await writing.catch(() => undefined);
	}
}

async function writeInto(archive: Pack, source: BackupSource): Promise<Closing> {
	const client = await source.pool.connect();
	let sound = false;
	try {
		await client.query('select pg_advisory_lock_shared($1)', [migrationLock]);
		await client.query('begin isolation level repeatable read read only');
		await writeAlike(client);
		const closing = await writeParts(archive, client, source);
		await client.query('commit');
		await client.query('select pg_advisory_unlock_shared($1)', [migrationLock]);
		sound = true;
		return closing;
	} finally {
		client.release(!sound);
	}
}

async function writeParts(archive: Pack, client: pg.PoolClient, { clock, dataDir, secret, demonstration = false }: BackupSource): Promise<Closing> {
	const migration = await migrationReached(client);
	refuseNewer(migration, readMigrations());
	const stored = await tablesOf(client);
	const opening: Opening = { kadam: 'backup', format, version: kadamVersion(), at: clock.now().toISOString(), migration, tables: stored.map(({ name, columns }) => ({ name, columns })) };
	const first = Buffer.from(JSON.stringify(opening, null, '\t'));
	await add(archive, openingName, first);
	const tables: TableContents[] = [];
	for (const table of stored) tables.push(await writeRows(archive, client, table));
	const files = dataDir === undefined ? noFiles : await writeFiles(archive, client, dataDir);
	const sequences = await sequenceValues(client);
	const closing: Closing = { opening: sha256(first), tables, sequences, files, ...(secret ? { secret } : {}), demonstration };
	await add(archive, closingName, Buffer.from(JSON.stringify(closing, null, '\t')));
	archive.finalize();
	return closing;
}

export function kadamVersion(): string {
	return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

/** Waits until it is taken up; fails when nobody takes it any more. */
function add(archive: Pack, name: string, bytes: Buffer): Promise<void> {
	return new Promise((resolve, reject) => {
		archive.entry({ name, mtime: new Date(0) }, bytes, (error) => (error ? reject(error) : resolve()));
	});
}

function writeRows(archive: Pack, client: pg.PoolClient, table: StoredTable): Promise<TableContents> {
	let piece = 0;
	return readRows(client, table, (bytes) => add(archive, rowsName(table.name, ++piece), bytes));
}

/** Hands the rows on in pieces and answers what they are. For the transaction that the caller opened and prepared with `writeAlike`. */
export async function readRows(client: pg.PoolClient, { name, copyOut }: StoredTable, take: (bytes: Buffer) => Promise<void>): Promise<TableContents> {
	const hash = createHash('sha256');
	const rows = client.query(copyTo(copyOut));
	let waiting: Buffer[] = [];
	let length = 0;
	const handOn = async (): Promise<void> => {
		const bytes = Buffer.concat(waiting);
		[waiting, length] = [[], 0];
		hash.update(bytes);
		await take(bytes);
	};
	for await (const chunk of rows as AsyncIterable<Buffer>) {
		waiting.push(chunk);
		length += chunk.length;
		if (length >= pieceSize) await handOn();
	}
	if (length > 0) await handOn();
	return { name, rows: rows.rowCount, sha256: hash.digest('hex') };
}

async function writeFiles(archive: Pack, client: pg.PoolClient, dataDir: string): Promise<FileContents> {
	const names = createHash('sha256');
	const missing: string[] = [];
	const total = { count: 0, bytes: 0 };
	for await (const hash of recordedFiles(client)) {
		const bytes = await readFile(join(dataDir, 'files', hash.slice(0, 2), hash)).catch(() => undefined);
		if (bytes && sha256(bytes) === hash) {
			await add(archive, fileName(hash), bytes);
			names.update(`${hash}\n`);
			total.count++;
			total.bytes += bytes.length;
		} else {
			missing.push(hash);
		}
	}
	return { ...total, sha256: names.digest('hex'), missing };
}

async function* recordedFiles(client: pg.PoolClient): AsyncGenerator<string> {
	for (let after = ''; ; ) {
		const { rows } = await client.query<{ hash: string }>('select hash from platform.file where hash collate "C" > $1 order by hash collate "C" limit 1000', [after]);
		for (const { hash } of rows) yield hash;
		if (rows.length === 0) return;
		after = rows.at(-1)!.hash;
	}
}

const noFiles: FileContents = { count: 0, bytes: 0, sha256: sha256(''), missing: [] };

/** After the rows: a sequence may only be ahead of them. */
async function sequenceValues(client: pg.PoolClient): Promise<SequenceValue[]> {
	const { rows } = await client.query<{ name: string }>(
		`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind = 'S' and n.nspname = any ($1) and c.relname <> 'migration_id_seq' order by 1`, [ownSchemas()]);
	const values: SequenceValue[] = [];
	for (const { name } of rows) {
		const { rows: [at] } = await client.query<{ value: string; called: boolean }>(`select last_value::text as value, is_called as called from ${name}`);
		values.push({ name, ...at! });
	}
	return values;
}
