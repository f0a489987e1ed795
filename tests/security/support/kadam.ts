/**
 * Vitest's global setup of the security tests: one built Kadam with the demonstration and the further cast, and a session for
 * each person. Everything that the server says is written to a file, for the tests that look into its log.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Connection } from '#platform/embedded-postgres-server.server.ts';
import { readConfig } from '#platform/config.server.ts';
import { demonstrationPassword } from '#wiring/demonstration.ts';
import { startKadam } from '../../support/kadam-process.ts';
import type { SecurityCast } from './cast.ts';

export interface World extends SecurityCast {
	readonly address: string;
	readonly database: Connection;
	/** What the server said so far, a quarter of a second late. */
	readonly log: string;
	/** By e-mail address: the cookie header of a signed-in browser. */
	readonly sessions: Readonly<Record<string, string>>;
}

declare module 'vitest' {
	export interface ProvidedContext {
		world: World;
	}
}

export default async function startWorld(project: TestProject): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(process.env['KADAM_TEST_DIR'] ?? tmpdir(), 'kadam-security-'));
	const dataDir = join(folder, 'data');
	const log = join(folder, 'log');
	mkdirSync(dataDir, { mode: 0o755 });
	const kadam = await startKadam({ demonstration: true, dataDir });
	const writing = setInterval(() => { writeFileSync(log, kadam.output()); }, 250);
	const stop = async () => {
		clearInterval(writing);
		await kadam.stop();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		project.provide('world', { address: kadam.address, log, ...(await prepare(dataDir, kadam.address)) });
	} catch (error) {
		await stop().catch(() => undefined);
		throw error;
	}
	return stop;
}

/** Beside the running server, on the same data directory, as the command line does. */
async function prepare(dataDir: string, publicUrl: string): Promise<Omit<World, 'address' | 'log'>> {
	// Only now: these need the texts that the setup before this one compiles.
	const [{ buildCast }, { startRuntime }, { theSignIn }] = await Promise.all([import('./cast.ts'), import('#wiring/runtime.server.ts'), import('#wiring/sign-in.server.ts')]);
	const runtime = await startRuntime(readConfig({ DATA_DIR: dataDir, PUBLIC_URL: publicUrl, LOG_LEVEL: 'silent' }));
	try {
		const cast = await buildCast(runtime);
		const addresses = [...Object.values(cast.emails), ...Object.values(cast.organisations).map(({ head }) => head)];
		const sessions = await Promise.all(addresses.map(async (email): Promise<[string, string]> => {
			const answer = await theSignIn(runtime).api.signInEmail({ body: { email, password: demonstrationPassword }, asResponse: true });
			return [email, answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!).join('; ')];
		}));
		const { host, port, user, database } = runtime.database.pool.options;
		return { ...cast, sessions: Object.fromEntries(sessions), database: { host: host!, port: port!, user: user!, database: database! } as Connection };
	} finally {
		await runtime.stop();
	}
}
