/** Whether this process can do its work at this moment. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { migrationReached, readMigrations } from './migrate.server.ts';

export type Readiness = 'ready' | 'the database does not answer' | 'migrations are pending' | 'the data are of a newer Kadam';

/** In milliseconds: whoever asks wants to know soon. */
const patience = 3000;
const own = readMigrations().at(-1)?.when ?? 0;

export async function readinessOf(pool: pg.Pool): Promise<Readiness> {
	const enough = new AbortController();
	try {
		return await Promise.race([compare(pool), sleep(patience, 'the database does not answer' as const, { signal: enough.signal, ref: false })]);
	} catch {
		return 'the database does not answer';
	} finally {
		enough.abort();
	}
}

async function compare(pool: pg.Pool): Promise<Readiness> {
	const reached = await migrationReached(pool);
	if (reached === own) return 'ready';
	return reached < own ? 'migrations are pending' : 'the data are of a newer Kadam';
}
