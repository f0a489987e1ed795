/**
 * Fills an empty installation with what a backup holds, in one transaction: either all of it stands there, checked row by row
 * against the manifest, or nothing has changed. Data of older versions are brought to this version on the way.
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Problem } from '#kernel/problem.ts';
import { type Closing, type Opening, ownSchemas, type StoredTable, tablesOf, writeAlike } from './backup-contents.server.ts';
import { readBackup, type Receiver } from './backup-read.server.ts';
import { readRows } from './backup-write.server.ts';
import { diskProblem } from './disk.server.ts';
import { applyMigrations, migrationLock, readMigrations, refuseNewer } from './migrate.server.ts';

export interface RestoreTarget {
	readonly pool: pg.Pool;
	/** Where files and the secret go; absent: only the database is filled. */
	readonly dataDir?: string | undefined;
	/** Tables that say whether somebody uses the installation already: one row in them, and it is refused. */
	readonly emptyTables: readonly string[];
	readonly migrationsFolder?: string;
}

export async function restoreBackup(archive: AsyncIterable<Buffer>, target: RestoreTarget): Promise<Closing> {
	const client = await target.pool.connect();
	let sound = false;
	try {
		await client.query('begin');
		await client.query("set local lock_timeout = '10s'");
		await refuseOccupied(client, target.emptyTables);
		await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
		const closing = await readBackup(archive, receiver(client, target));
		await applyMigrations(client, readMigrations(target.migrationsFolder));
		await client.query('commit');
		sound = true;
		return closing;
	} catch (error) {
		throw understood(error, target.dataDir ?? '');
	} finally {
		/** A connection that is closed undoes its transaction, also in the middle of a COPY. */
		client.release(!sound);
	}
}

/** SQLSTATE 55P03: somebody held a lock for too long; classes 22 and 23: a value or a row that cannot be. */
function understood(error: unknown, path: string): unknown {
	const { code = '' } = error as { code?: string };
	if (code === '55P03') return new Problem('platform/installation-in-use');
	return /^2[23]...$/.test(code) ? new Problem('platform/backup-damaged') : diskProblem(error, path, 'platform/file-not-writable');
}

/** Reads it to the end without keeping anything: throws the Problem that a restore would throw. */
export function checkBackup(archive: AsyncIterable<Buffer>): Promise<Closing> {
	const nothing = async (): Promise<void> => undefined;
	return readBackup(archive, { begin: nothing, rows: nothing, file: nothing, end: nothing });
}

async function refuseOccupied(client: pg.PoolClient, tables: readonly string[]): Promise<void> {
	const { rows: [version] } = await client.query<{ number: number }>("select current_setting('server_version_num')::int as number");
	if (version!.number < 150_000) throw new Problem('platform/postgres-too-old', { params: { version: Math.floor(version!.number / 10_000) } });
	for (const table of tables) {
		const { rows: [there] } = await client.query('select to_regclass($1) is not null as there', [table]);
		if (there.there && (await client.query(`select 1 from ${table} limit 1`)).rowCount) throw new Problem('platform/installation-not-empty');
	}
	await refuseUsed(client);
}

/** While another Kadam is connected, what is read here or put here would not be what people work on. */
export async function refuseUsed(database: pg.Pool | pg.PoolClient): Promise<void> {
	const { rowCount } = await database.query(
		"select 1 from pg_stat_activity where datname = current_database() and application_name like 'kadam-%' and application_name <> current_setting('application_name') limit 1"
	);
	if (rowCount) throw new Problem('platform/installation-in-use');
}

function receiver(client: pg.PoolClient, { dataDir, migrationsFolder }: RestoreTarget): Receiver {
	let tables: readonly StoredTable[] = [];
	let filling: Filling | undefined;
	const filled = new Map<string, number>();
	const turnTo = async (name?: string): Promise<Filling | undefined> => {
		if (filling && filling.name !== name) filled.set(filling.name, await filling.finish());
		return (filling = filling?.name === name ? filling : name === undefined ? undefined : fill(client, tables.find((table) => table.name === name)!));
	};
	return {
		async begin(opening) {
			tables = await makeTables(client, opening, migrationsFolder);
		},
		async rows(name, piece) {
			await (await turnTo(name))!.add(piece);
		},
		async file(hash, bytes) {
			await turnTo();
			if (dataDir !== undefined) await keepFile(join(dataDir, 'files', hash.slice(0, 2), hash), bytes);
		},
		async end(closing) {
			await turnTo();
			await compare(client, tables, closing, filled);
			for (const { name, value, called } of closing.sequences) await client.query('select setval($1, $2, $3)', [name, value, called]);
			if (dataDir !== undefined) await keepIdentity(dataDir, closing);
		}
	};
}

interface Filling {
	readonly name: string;
	add(piece: Buffer): Promise<void>;
	/** Answers how many rows came. */
	finish(): Promise<number>;
}

function fill(client: pg.PoolClient, { name, copyIn }: StoredTable): Filling {
	const copy = client.query(copyFrom(copyIn));
	/** Whatever PostgreSQL refuses comes here; the stream itself only breaks on the next write. */
	const ended = finished(copy);
	let refused = false;
	ended.catch(() => { refused = true; });
	const take = async (work: () => unknown): Promise<void> => {
		try {
			if (!refused) return void (await work());
		} catch {
			// Because of what `ended` tells.
		}
		await ended;
	};
	return {
		name,
		add: (piece) => take(() => copy.write(piece) || Promise.race([once(copy, 'drain'), ended])),
		async finish() {
			await take(() => copy.end());
			await ended;
			return copy.rowCount;
		}
	};
}

/** The schema of the backup's own version, made afresh. */
async function makeTables(client: pg.PoolClient, opening: Opening, folder: string | undefined): Promise<readonly StoredTable[]> {
	const migrations = readMigrations(folder);
	refuseNewer(opening.migration, migrations);
	for (const schema of ownSchemas()) await client.query(`drop schema if exists ${schema} cascade`);
	await applyMigrations(client, migrations.filter(({ when }) => when <= opening.migration));
	await writeAlike(client);
	const tables = await tablesOf(client);
	const shape = ({ name, columns }: { name: string; columns: readonly string[] }) => `${name}(${columns.join()})`;
	const strange = [...new Set(tables.map(shape)).symmetricDifference(new Set(opening.tables.map(shape)))][0];
	if (strange !== undefined) throw new Problem('platform/backup-does-not-fit', { params: { table: strange.split('(')[0]!, version: opening.version } });
	return tables;
}

/** What stands in the tables now, against what stood in them when the backup was made. */
async function compare(client: pg.PoolClient, tables: readonly StoredTable[], closing: Closing, filled: ReadonlyMap<string, number>): Promise<void> {
	for (const expected of closing.tables) {
		const found = await readRows(client, tables.find(({ name }) => name === expected.name)!, async () => undefined);
		const same = found.sha256 === expected.sha256 && found.rows === expected.rows && (filled.get(expected.name) ?? 0) === expected.rows;
		if (!same) throw new Problem('platform/backup-damaged');
	}
}

async function keepFile(path: string, bytes: Buffer): Promise<void> {
	if (existsSync(path)) return;
	await mkdir(dirname(path), { recursive: true });
	await writeFile(`${path}.restored`, bytes, { flush: true });
	await rename(`${path}.restored`, path);
}

async function keepIdentity(dataDir: string, { secret, demonstration }: Closing): Promise<void> {
	await mkdir(dataDir, { recursive: true });
	if (secret !== undefined) await writeFile(join(dataDir, 'secret'), secret, { mode: 0o600 });
	if (demonstration) await writeFile(join(dataDir, 'demonstration'), 'finished\n');
}
