/**
 * Brings a database to the schema of this version. Forward only and all or nothing: whoever is killed in the middle leaves the
 * database as it was, and the next start does it again. One process at a time does it, the others wait.
 */
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { join } from 'node:path';
import type pg from 'pg';
import { Problem } from '#kernel/problem.ts';
import { root } from './root.server.ts';

/** Any number, the same for every Kadam: the key of the advisory lock. Whoever reads the whole database holds it shared. */
export const migrationLock = 4_200_001;

export interface Migration {
	/** Rises from migration to migration; the name under which a database remembers it. */
	readonly when: number;
	readonly statements: readonly string[];
	readonly hash: string;
}

export const migrationsFolder = join(root, 'migrations');

export function readMigrations(folder = migrationsFolder): readonly Migration[] {
	return readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis, sql, hash }) => ({ when: folderMillis, statements: sql, hash }));
}

/** Throws a Problem where the data were written by a newer version. */
export async function migrate(pool: pg.Pool, folder = migrationsFolder): Promise<void> {
	const migrations = readMigrations(folder);
	const client = await pool.connect();
	let sound = false;
	try {
		if ((await migrationReached(client)) !== migrations.at(-1)?.when) {
			await leaveWithTheProcess(client);
			await client.query('select pg_advisory_lock($1)', [migrationLock]);
			await client.query('begin');
			await applyMigrations(client, migrations);
			await client.query('commit');
		}
		sound = true;
	} finally {
		if (!sound) await client.query('rollback').catch(() => undefined);
		await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
		client.release(!sound);
	}
}

/** Applies what is still missing, in the transaction that the caller opened. */
export async function applyMigrations(client: pg.ClientBase, migrations: readonly Migration[]): Promise<void> {
	await client.query('create schema if not exists platform');
	await client.query('create table if not exists platform.migration (id serial primary key, hash text not null, created_at bigint)');
	const reached = await migrationReached(client);
	refuseNewer(reached, migrations);
	for (const { when, statements, hash } of migrations) {
		if (when <= reached) continue;
		for (const statement of statements) await client.query(statement);
		await client.query('insert into platform.migration (hash, created_at) values ($1, $2)', [hash, when]);
	}
}

/** The newest migration that ran; 0 where none did. */
export async function migrationReached(client: pg.ClientBase | pg.Pool): Promise<number> {
	const { rows: [table] } = await client.query<{ there: boolean }>("select to_regclass('platform.migration') is not null as there");
	if (!table?.there) return 0;
	const { rows } = await client.query<{ reached: string }>('select coalesce(max(created_at), 0)::text as reached from platform.migration');
	return Number(rows[0]?.reached);
}

/** An older Kadam would not understand what a newer one wrote, and could spoil it. */
export function refuseNewer(reached: number, migrations: readonly Migration[]): void {
	if (reached > (migrations.at(-1)?.when ?? 0)) throw new Problem('platform/data-of-newer-kadam', { status: 503 });
}

/** Without this, PostgreSQL notices that its client was killed only when a long statement ends, and holds the lock until then. Not every system can. */
async function leaveWithTheProcess(client: pg.ClientBase): Promise<void> {
	await client.query("set client_connection_check_interval = '1s'").catch(() => undefined);
}
