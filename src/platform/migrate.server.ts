/** Brings a database to the schema of this version. Forward only; one process at a time does it, the others wait. */
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as apply } from 'drizzle-orm/node-postgres/migrator';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

/** Any number, the same for every Kadam: the key of the advisory lock. */
const migrationLock = 4_200_001;

export async function migrate(pool: pg.Pool, folder = fileURLToPath(new URL('../../migrations', import.meta.url))): Promise<void> {
	const client = await pool.connect();
	try {
		await client.query('select pg_advisory_lock($1)', [migrationLock]);
		await apply(drizzle(client), { migrationsFolder: folder, migrationsSchema: 'platform', migrationsTable: 'migration' });
	} finally {
		await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
		client.release();
	}
}
