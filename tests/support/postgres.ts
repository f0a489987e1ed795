/**
 * The PostgreSQL that tests run on: the embedded one, or the machine's PostgreSQL 15, the oldest that Kadam promises. Each
 * start is a fresh cluster in a directory of its own, on a Unix socket, without fsync: nothing in it outlives the tests.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.server.ts';

export const servers = ['embedded', 'postgres15'] as const;
export type ServerKind = (typeof servers)[number];

export interface Connection {
	readonly host: string;
	readonly port: number;
	readonly user: string;
	readonly database: string;
}

export interface TestServer {
	readonly connection: Connection;
	stop(): Promise<void>;
}

const forTests = ['fsync', 'synchronous_commit', 'full_page_writes'];

export async function startTestServer(kind: ServerKind): Promise<TestServer> {
	const home = mkdtempSync(join(process.env['KADAM_TEST_DIR'] ?? tmpdir(), 'kadam-postgres-'));
	chmodSync(home, 0o755);
	const stopAtExit = () => interrupt(pidIn(home));
	process.once('exit', stopAtExit);
	const server = kind === 'embedded' ? await startEmbedded(home) : await startPostgres15(home);
	return {
		connection: server.connection,
		async stop() {
			const pid = pidIn(home);
			await server.stop();
			process.off('exit', stopAtExit);
			if (pid && !(await gone(pid))) throw new Error(`PostgreSQL ${pid} did not stop`);
			rmSync(home, { recursive: true, force: true });
		}
	};
}

/** Where PostgreSQL 15 keeps `initdb` and `postgres`; `undefined` where there is none. */
export function postgres15Programs(): string | undefined {
	const told = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
	return ['/usr/lib/postgresql/15/bin', '/usr/pgsql-15/bin', '/opt/homebrew/opt/postgresql@15/bin', told].find((folder) => folder && isVersion15(folder));
}

function isVersion15(folder: string): boolean {
	const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
	return / 15[.\d]*/.test(stdout ?? '') && existsSync(join(folder, 'initdb'));
}

async function startEmbedded(home: string): Promise<TestServer> {
	const { connection, release } = await startEmbeddedPostgres(home);
	await ask(connection, ...forTests.map((setting) => `alter system set ${setting} = off`), 'select pg_reload_conf()');
	return { connection, stop: release };
}

async function startPostgres15(home: string): Promise<TestServer> {
	const programs = postgres15Programs();
	if (!programs) throw new Error('There is no PostgreSQL 15 here');
	const unprivileged = process.getuid?.() === 0 ? postgresUser() : {};
	const [cluster, sockets] = [join(home, 'cluster'), join(home, 'socket')];
	for (const folder of [cluster, sockets]) {
		mkdirSync(folder, { mode: 0o700 });
		if (unprivileged.uid !== undefined) chownSync(folder, unprivileged.uid, unprivileged.gid!);
	}
	const options = { ...unprivileged, cwd: '/', env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' } };
	const made = spawnSync(join(programs, 'initdb'), ['-D', cluster, '-U', 'kadam', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'], { ...options, encoding: 'utf8' });
	if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);
	const log = openSync(join(home, 'postgres.log'), 'a');
	const settings = [...forTests.map((setting) => `${setting}=off`), 'listen_addresses=', 'max_connections=100', 'timezone=UTC'];
	const server = spawn(join(programs, 'postgres'), ['-D', cluster, '-k', sockets, ...settings.flatMap((setting) => ['-c', setting])], { ...options, stdio: ['ignore', log, log] });
	const connection = { host: sockets, port: 5432, user: 'kadam', database: 'postgres' };
	await answering(connection, server, home);
	return { connection, stop: () => stopChild(server) };
}

/** PostgreSQL refuses to run as root: Debian's user for it, else nobody. */
function postgresUser(): { uid?: number; gid?: number } {
	const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((user) => user.startsWith('postgres:'));
	const [, , uid, gid] = line?.split(':') ?? [];
	return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

async function answering(connection: Connection, server: ChildProcess, home: string): Promise<void> {
	for (let waited = 0; waited < 30_000; waited += 50) {
		if (server.exitCode !== null) break;
		if (await ask(connection, 'select 1').then(() => true, () => false)) return;
		await sleep(50);
	}
	throw new Error(`PostgreSQL 15 did not start: ${readFileSync(join(home, 'postgres.log'), 'utf8')}`);
}

async function stopChild(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null) return;
	const ended = new Promise((resolve) => { server.once('exit', resolve); });
	server.kill('SIGINT');
	await ended;
}

/** Runs statements on a connection of their own. */
export async function ask(connection: Connection, ...statements: string[]): Promise<void> {
	const client = new pg.Client(connection);
	client.on('error', () => undefined);
	await client.connect();
	try {
		for (const statement of statements) await client.query(statement);
	} finally {
		await client.end();
	}
}

function pidIn(home: string): number | undefined {
	const path = ['cluster', 'postgres/cluster'].map((cluster) => join(home, cluster, 'postmaster.pid')).find((file) => existsSync(file));
	return path ? Number(readFileSync(path, 'utf8').split('\n')[0]) : undefined;
}

/** The fast shutdown: open transactions are undone, the server ends. */
function interrupt(pid: number | undefined): void {
	try {
		if (pid) process.kill(pid, 'SIGINT');
	} catch {
		// It is gone already.
	}
}

async function gone(pid: number): Promise<boolean> {
	for (let waited = 0; waited < 10_000; waited += 25) {
		try {
			process.kill(pid, 0);
		} catch {
			return true;
		}
		await sleep(25);
	}
	return false;
}
