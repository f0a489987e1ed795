/** The one way to the database: a pool, Drizzle over it, transactions. */
import { randomBytes } from 'node:crypto';
import { drizzle, type NodePgDatabase, type NodePgTransaction } from 'drizzle-orm/node-postgres';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import pg from 'pg';
import type { Config } from './config.server.ts';
import { startEmbeddedPostgres } from './embedded-postgres.server.ts';

type NoSchema = Record<string, never>;
export type Tx = NodePgTransaction<NoSchema, ExtractTablesWithRelations<NoSchema>>;
/** What reads need: the database itself or a transaction. */
export type Reader = NodePgDatabase<NoSchema> | Tx;

export interface Database {
	readonly pool: pg.Pool;
	readonly read: NodePgDatabase<NoSchema>;
	transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

/** `bigint` and `numeric` stay text in `pg`; counts are read as numbers, because no count here outgrows 2^53. */
pg.types.setTypeParser(20, Number);
/** Dates without a time stay `YYYY-MM-DD`: no time zone may touch them. */
pg.types.setTypeParser(1082, (text) => text);

/** By this name a database's connections tell which Kadam they belong to. */
const ownName = `kadam-${randomBytes(6).toString('hex')}`;

export async function openDatabase(config: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<Database> {
	if (config.databaseUrl) return connect({ connectionString: config.databaseUrl }, async () => undefined);
	const embedded = await startEmbeddedPostgres(config.dataDir);
	return connect(embedded.connection, embedded.release);
}

export function connect(settings: pg.PoolConfig, afterwards: () => Promise<void>): Database {
	const pool = new pg.Pool({ max: 10, application_name: ownName, ...settings });
	pool.on('error', () => undefined);
	const read = drizzle(pool);
	return {
		pool,
		read,
		transaction: (work) => read.transaction(work),
		async close() {
			await pool.end();
			await afterwards();
		}
	};
}
