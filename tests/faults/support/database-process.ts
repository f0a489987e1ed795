/** The database under a Kadam that is killed: the embedded one, which Kadam brings back itself, or a PostgreSQL 15 that its owner starts again. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Database, openDatabase } from '#platform/database.server.ts';
import { ask, postgres15Programs, type ServerKind } from '../../support/postgres.ts';

export interface DatabaseProcess {
	/** What a web process is told. */
	readonly environment: Readonly<Record<string, string>>;
	/** SIGKILL to the server's first process. */
	kill(): void;
	/** Where nobody but its owner starts it. */
	restart(): Promise<void>;
	pid(): number | undefined;
	/** For looking into it, when no web process runs. */
	open(): Promise<Database>;
	stop(): Promise<void>;
}

/** `home` is a directory of its own. Both keep their promises to the disk (`fsync`). */
export async function databaseProcess(kind: ServerKind, home: string): Promise<DatabaseProcess> {
	chmodSync(home, 0o755);
	return kind === 'embedded' ? embedded(home) : postgres15(home);
}

function embedded(home: string): DatabaseProcess {
	const dataDir = join(home, 'data');
	const pid = () => pidIn(join(dataDir, 'postgres', 'cluster'));
	return {
		environment: { DATA_DIR: dataDir },
		pid,
		kill: () => killed(pid()),
		restart: async () => undefined,
		open: () => openDatabase({ dataDir, databaseUrl: undefined }),
		stop: async () => (await openDatabase({ dataDir, databaseUrl: undefined })).close()
	};
}

async function postgres15(home: string): Promise<DatabaseProcess> {
	const programs = postgres15Programs();
	if (!programs) throw new Error('There is no PostgreSQL 15 here');
	const [cluster, sockets] = [join(home, 'cluster'), join(home, 'socket')];
	const owner = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
	for (const folder of [cluster, sockets]) {
		mkdirSync(folder, { mode: 0o700 });
		if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
	}
	const options = { ...owner, cwd: '/', env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' } };
	const made = spawnSync(join(programs, 'initdb'), ['-D', cluster, '-U', 'kadam', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'], { ...options, encoding: 'utf8' });
	if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
	const connection = { host: sockets, port: 5432, user: 'kadam' };
	let server: ChildProcess | undefined;
	const restart = async () => { server = await launched(join(programs, 'postgres'), cluster, sockets, options, join(home, 'postgres.log')); };
	await restart();
	await ask({ ...connection, database: 'postgres' }, 'create database kadam');
	return {
		environment: { DATA_DIR: join(home, 'data'), DATABASE_URL: `postgres://kadam@localhost/kadam?host=${encodeURIComponent(sockets)}` },
		pid: () => pidIn(cluster),
		kill: () => killed(server?.pid),
		restart,
		open: async () => connect({ ...connection, database: 'kadam' }, async () => undefined),
		async stop() {
			const ended = new Promise((resolve) => { server!.once('exit', resolve); });
			if (server!.kill('SIGINT')) await ended;
		}
	};
}

/** Until those of a server that was killed are gone, a new one refuses to start. */
async function launched(program: string, cluster: string, sockets: string, options: object, logPath: string): Promise<ChildProcess> {
	const log = openSync(logPath, 'a');
	for (let attempt = 0; attempt < 200; attempt++) {
		const server = spawn(program, ['-D', cluster, '-k', sockets, '-c', 'listen_addresses=', '-c', 'max_connections=100', '-c', 'timezone=UTC'], { ...options, stdio: ['ignore', log, log] });
		server.on('error', () => undefined);
		while (server.exitCode === null && server.signalCode === null) {
			if (await ask({ host: sockets, port: 5432, user: 'kadam', database: 'postgres' }, 'select 1').then(() => true, () => false)) return server;
			await sleep(25);
		}
		await sleep(50);
	}
	throw new Error(`PostgreSQL 15 did not start again: ${readFileSync(logPath, 'utf8').slice(-2000)}`);
}

function pidIn(cluster: string): number | undefined {
	const note = join(cluster, 'postmaster.pid');
	return existsSync(note) ? Number(readFileSync(note, 'utf8').split('\n')[0]) : undefined;
}

function killed(pid: number | undefined): void {
	try {
		if (pid) process.kill(pid, 'SIGKILL');
	} catch {
		// It was gone already.
	}
}
