/** The one way to the database: a pool, Drizzle over it, transactions. A connection that is lost ends what ran on it and nothing else. */
import { randomBytes } from 'node:crypto';
import { drizzle, NodePgSession, type NodePgDatabase, NodePgTransaction } from 'drizzle-orm/node-postgres';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import { PgDialect, type PgTransactionConfig } from 'drizzle-orm/pg-core';
import pg from 'pg';
import type { Config } from './config.server.ts';
import { preparingClient } from './preparing-client.server.ts';
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

/** In milliseconds: for a connection of the pool to be free, or for the server to take a new one. */
const patience = 10_000;

export async function openDatabase(config: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<Database> {
	if (config.databaseUrl) return connect({ connectionString: config.databaseUrl }, async () => undefined);
	const embedded = await startEmbeddedPostgres(config.dataDir);
	return connect(embedded.connection, embedded.release);
}

export function connect(settings: pg.PoolConfig, afterwards: () => Promise<void>): Database {
	const pool = new pg.Pool({ Client: preparingClient(), max: 10, application_name: ownName, connectionTimeoutMillis: patience, keepAlive: true, ...settings });
	// Whoever uses the connection is told by the query that fails; without these the whole process would end.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => void client.on('error', () => undefined));
	const read = drizzle(pool);
	/** Drizzle's own keeps the connection for ever when it is lost before the first statement. */
	read.transaction = (work, settingsOfIt) => inTransaction(pool, work, settingsOfIt);
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

const dialect = new PgDialect();

/** Answers only when the server has confirmed the commit. Where the connection is lost during it, nobody can say whether it happened. */
async function inTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>, settings?: PgTransactionConfig): Promise<T> {
	const client = await pool.connect();
	let isSound = false;
	try {
		const tx: Tx = new NodePgTransaction(dialect, new NodePgSession(client, dialect, undefined), undefined);
		await client.query('begin');
		if (settings) await tx.setTransaction(settings);
		const answer = await work(tx).catch(async (error: unknown) => {
			await client.query('rollback');
			isSound = true;
			throw error;
		});
		await commit(client);
		isSound = true;
		return answer;
	} finally {
		client.release(!isSound);
	}
}

/** PostgreSQL answers `commit` with a rollback, not with an error, where a statement had failed and the failure was passed over. */
async function commit(client: pg.PoolClient): Promise<void> {
	const { command } = await client.query('commit');
	if (command !== 'COMMIT') throw new Error(`The transaction was undone: ${command}`);
}
