/** Starts and stops the server of one cluster, and finds out what became of the one before. For whoever is alone with it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync, readSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Problem, type ProblemCode, type ProblemParams } from '#kernel/problem.ts';
import type { Home } from './embedded-postgres-home.server.ts';
import { diskIsFull, invoke, type Programs } from './embedded-postgres-programs.server.ts';

/** Settings for `pg`: the directory of the socket is the host. */
export interface Connection {
	readonly host: string;
	readonly port: number;
	readonly user: string;
	readonly database: string;
}

export const maintenance = (sockets: string): Connection => ({ host: sockets, port: 5432, user: 'kadam', database: 'postgres' });

/** In milliseconds; a server that says that it is recovering is waited for longer. */
const usualPatience = 30_000;
const patienceWithRecovery = 10 * 60_000;

/** Answers the directory of the socket, of a server that runs already or of a new one. */
export async function ensureRunning(home: Home, programs: Programs, sockets: string, patience = usualPatience): Promise<string> {
	let launched: Launched | undefined;
	let limit = patience;
	for (let waited = 0, before = performance.now(); waited < limit; waited += sinceThen(before), before = performance.now()) {
		const running = runningServer(home);
		const directory = running?.sockets || sockets;
		const answer = await ask(directory);
		if (answer === 'ready') return directory;
		if (answer === 'starting') limit = patienceWithRecovery;
		if (answer === 'closed' && launched && hasEnded(launched.child)) launched = afterFailure(home, launched);
		else if (answer === 'closed' && !launched && !running && !isOccupied(home)) launched = launch(home, programs, sockets);
		await sleep(launched ? 25 : 200);
	}
	throw new Problem('platform/data-directory-in-use', { status: 503, params: { pid: runningServer(home)?.pid ?? '?' } });
}

/** A machine that slept meanwhile has not waited. */
function sinceThen(before: number): number {
	return Math.min(performance.now() - before, 3000);
}

export function stopServer({ cluster }: Home, programs: Programs): void {
	const { command, args, options } = invoke(programs, cluster, 'pg_ctl', ['-D', cluster, '-m', 'fast', '-w', 'stop']);
	spawnSync(command, args, options);
}

interface Launched {
	readonly child: ChildProcess;
	/** Where in the log it began to speak. */
	readonly from: number;
}

function launch(home: Home, programs: Programs, sockets: string): Launched {
	clearStale(home, sockets);
	const from = existsSync(home.log) ? statSync(home.log).size : 0;
	const output = openSync(home.log, 'a', 0o600);
	try {
		const { command, args, options } = invoke(programs, home.cluster, 'postgres', ['-D', home.cluster, '-k', sockets, '-c', 'listen_addresses=', '-c', 'max_connections=100', '-c', 'timezone=UTC']);
		const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', output, output] });
		child.on('error', () => undefined);
		child.unref();
		return { child, from };
	} finally {
		closeSync(output);
	}
}

function hasEnded({ exitCode, signalCode, pid }: ChildProcess): boolean {
	return exitCode !== null || signalCode !== null || pid === undefined;
}

/** `undefined` where it is worth another attempt: another process was first, or those of a server that crashed are still ending. */
function afterFailure(home: Home, { from }: Launched): undefined {
	const said = readFrom(home.log, from);
	if (/lock file ".*" already exists|shared memory block .* is still in use/.test(said)) return undefined;
	const problem = (code: ProblemCode, params: ProblemParams) => new Problem(code, { status: 503, params });
	if (diskIsFull.test(said) || freeSpace(home.path) < oneSegment) throw problem('platform/disk-full', { path: home.path });
	if (/invalid permissions|wrong ownership|Permission denied|Read-only file system/.test(said)) throw problem('platform/data-directory-not-usable', { path: home.path });
	throw problem('platform/postgres-did-not-start', { log: home.log });
}

/** In bytes: without room for one piece of its log of changes, PostgreSQL cannot start. */
const oneSegment = 16 * 1024 * 1024;

function freeSpace(path: string): number {
	const { bavail, bsize } = statfsSync(path);
	return bavail * bsize;
}

function readFrom(path: string, from: number): string {
	const file = openSync(path, 'r');
	try {
		const bytes = Buffer.alloc(64 * 1024);
		return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, from));
	} finally {
		closeSync(file);
	}
}

/** `starting` is also a server that is stopping or recovering. */
async function ask(sockets: string): Promise<'ready' | 'starting' | 'closed'> {
	const client = new pg.Client({ ...maintenance(sockets), connectionTimeoutMillis: 2000 });
	client.on('error', () => undefined);
	try {
		await client.connect();
		return 'ready';
	} catch (error) {
		return notNow.includes((error as { code?: string }).code ?? '') ? 'starting' : 'closed';
	} finally {
		await client.end().catch(() => undefined);
	}
}

/** SQLSTATE: it starts, recovers or stops; it has as many clients as it can. */
const notNow = ['57P03', '53300'];

export interface RunningServer {
	readonly pid: number;
	readonly sockets: string;
}

/** Of the server's own note: `undefined` when there is none, or when the process that it names is gone or is another program by now. */
export function runningServer({ cluster }: Home): RunningServer | undefined {
	const note = join(cluster, 'postmaster.pid');
	if (!existsSync(note)) return undefined;
	const [id = '', directory = '', , , sockets = ''] = readFileSync(note, 'utf8').split('\n');
	const pid = Number(id);
	return isAlive(pid) && isServerOf(pid, directory) ? { pid, sockets } : undefined;
}

function isServerOf(pid: number, directory: string): boolean {
	const words = commandOf(pid);
	return words === undefined || (words.includes('postgres') && words.includes(directory));
}

/** `undefined` where the system does not tell. */
function commandOf(pid: number): string | undefined {
	if (process.platform === 'win32') return undefined;
	try {
		if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
	} catch {
		return '';
	}
	return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? undefined;
}

export function isAlive(pid: number): boolean {
	if (!Number.isSafeInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** Whether processes of a server that crashed still work in the cluster. Where the system does not tell, PostgreSQL's own care must do. */
function isOccupied({ cluster }: Home): boolean {
	if (process.platform !== 'linux') return false;
	return readdirSync('/proc').some((name) => /^\d+$/.test(name) && folderOf(name) === cluster);
}

function folderOf(pid: string): string | undefined {
	try {
		return readlinkSync(`/proc/${pid}/cwd`);
	} catch {
		return undefined;
	}
}

/**
 * PostgreSQL itself drops a note whose process is gone, after making sure that none of its others lives. It believes a note whose
 * process is another program by now, or one that ended and that nobody has buried; and nobody answers behind sockets left over.
 */
function clearStale({ cluster }: Home, sockets: string): void {
	const note = join(cluster, 'postmaster.pid');
	if (existsSync(note) && isAlive(Number(readFileSync(note, 'utf8').split('\n')[0]))) rmSync(note);
	for (const name of readdirSync(sockets)) if (name.startsWith('.s.PGSQL.')) rmSync(join(sockets, name), { force: true });
}
