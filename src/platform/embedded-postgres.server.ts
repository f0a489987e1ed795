/**
 * The PostgreSQL that Kadam brings along: a real server as a child process on a Unix socket inside the data directory, never on
 * a port. The first process on a directory starts it, later ones use it, the last one out stops it; whoever is there when it
 * breaks brings it back. Its users are counted by a lock that each holds in the server itself and loses when it dies.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Home, openHome, prepareCluster, prepareSocketDirectory, socketDirectory } from './embedded-postgres-home.server.ts';
import { alone } from './embedded-postgres-lock.server.ts';
import { findPrograms } from './embedded-postgres-programs.server.ts';
import { type Connection, ensureRunning, isAlive, maintenance, runningServer, stopServer } from './embedded-postgres-server.server.ts';

export interface EmbeddedPostgres {
	readonly connection: Connection;
	/** Says that this process is done; stops the server when nobody else uses it. */
	release(): Promise<void>;
}

/** Throws a Problem `platform/…` that says what is wrong with the directory and what is safe. */
export async function startEmbeddedPostgres(dataDir: string, { patience }: { patience?: number } = {}): Promise<EmbeddedPostgres> {
	const home = openHome(dataDir);
	const user = await alone(home.lock, () => enter(home, patience));
	return {
		connection: { ...maintenance(user.sockets), database: 'kadam' },
		release: () => alone(home.lock, () => leave(home, user))
	};
}

/** What `pg` has and its types do not say: whether the connection keeps the process alive. */
type Presence = pg.Client & { ref(): void; unref(): void };

/** One use of the server, by this process. */
interface User {
	readonly sockets: string;
	presence: Presence;
	gone: boolean;
}

async function enter(home: Home, patience?: number): Promise<User> {
	const sockets = await run(home, patience);
	await ensureDatabase(sockets);
	const user: User = { sockets, presence: await present(sockets), gone: false };
	watch(home, user);
	noteUsers(home, 1);
	return user;
}

/** Answers the directory of the socket. */
async function run(home: Home, patience?: number): Promise<string> {
	const sockets = socketDirectory(home);
	const programs = runningServer(home) ? findPrograms(home.cluster) : prepareCluster(home);
	prepareSocketDirectory(sockets, programs);
	return ensureRunning(home, programs, sockets, patience);
}

async function leave(home: Home, user: User): Promise<void> {
	if (user.gone) return;
	user.gone = true;
	user.presence.ref();
	await user.presence.end().catch(() => undefined);
	noteUsers(home, -1);
	if (!(await isUsed(user.sockets))) stopServer(home, findPrograms(home.cluster));
}

/** Any number, the same for every Kadam: the key under which users of the server are present. */
const presenceLock = 4_200_003;

async function present(sockets: string): Promise<Presence> {
	const client = new pg.Client({ ...maintenance(sockets), application_name: 'kadam presence' }) as Presence;
	client.on('error', () => undefined);
	await client.connect();
	await client.query('select pg_advisory_lock_shared($1)', [presenceLock]);
	client.unref();
	return client;
}

/** Whether anybody else is present. A server that does not answer is used by nobody. */
async function isUsed(sockets: string): Promise<boolean> {
	const client = new pg.Client({ ...maintenance(sockets), connectionTimeoutMillis: 5000, query_timeout: 5000 });
	client.on('error', () => undefined);
	try {
		await client.connect();
		const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [presenceLock]);
		return !rows[0]?.free;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => undefined);
	}
}

/** Whoever notices that the server is gone starts it again, or finds it started by another. */
function watch(home: Home, user: User): void {
	user.presence.once('end', () => {
		if (!user.gone) void bringBack(home, user);
	});
}

/** In milliseconds, between attempts; what hinders them stands in the server's log. */
const pauses = [100, 500, 1000, 5000];

async function bringBack(home: Home, user: User): Promise<void> {
	for (let attempt = 0; !user.gone; attempt++) {
		try {
			await alone(home.lock, async () => {
				if (user.gone) return;
				await run(home);
				user.presence = await present(user.sockets);
				watch(home, user);
			});
			return;
		} catch {
			await sleep(pauses[Math.min(attempt, pauses.length - 1)], undefined, { ref: false });
		}
	}
}

async function ensureDatabase(sockets: string): Promise<void> {
	const client = new pg.Client(maintenance(sockets));
	await client.connect();
	try {
		const { rowCount } = await client.query("select 1 from pg_database where datname = 'kadam'");
		if (rowCount === 0) await client.query('create database kadam');
	} finally {
		await client.end();
	}
}

/** How often this process uses each home. */
const uses = new Map<string, number>();

/** Keeps the list of processes for people: nothing is decided by it. */
function noteUsers({ users }: Home, change: 1 | -1): void {
	const here = (uses.get(users) ?? 0) + change;
	uses.set(users, here);
	const own = join(users, String(process.pid));
	if (here > 0) writeFileSync(own, '');
	else rmSync(own, { force: true });
	for (const name of readdirSync(users)) if (!isAlive(Number(name))) rmSync(join(users, name), { force: true });
}
