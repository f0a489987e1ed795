/**
 * Vitest's global setup for tests with a database: one server for the run, and in it one database brought to this
 * version's schema, from which each test file takes a copy. KADAM_TEST_DATABASE says which PostgreSQL: `embedded` or `postgres15`.
 */
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#platform/migrate.server.ts';
import { ask, type Connection, type ServerKind, servers, startTestServer } from './postgres.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** The server's own database, for making and dropping copies of `template`. */
		testServer: Connection;
	}
}

export const template = 'kadam_template';

export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
	const kind = (process.env['KADAM_TEST_DATABASE'] ?? 'embedded') as ServerKind;
	if (!servers.includes(kind)) throw new Error(`KADAM_TEST_DATABASE is ${servers.join(' or ')}, not ${kind}`);
	const server = await startTestServer(kind);
	try {
		await ask(server.connection, `create database ${template}`);
		const pool = new pg.Pool({ ...server.connection, database: template });
		await migrate(pool).finally(() => pool.end());
	} catch (error) {
		await server.stop();
		throw error;
	}
	project.provide('testServer', server.connection);
	return () => server.stop();
}
