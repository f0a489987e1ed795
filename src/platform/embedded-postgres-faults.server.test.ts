/** Whatever state a data directory is found in: the server starts, or a Problem says what is wrong and the data are as they were. */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { connect } from './database.server.ts';
import { startEmbeddedPostgres } from './embedded-postgres.server.ts';
import { openHome, socketDirectory } from './embedded-postgres-home.server.ts';
import { alone } from './embedded-postgres-lock.server.ts';

const folder = mkdtempSync(join(process.env['KADAM_TEST_DIR'] ?? tmpdir(), 'kadam-faults-'));
chmodSync(folder, 0o755);
const isRoot = process.getuid?.() === 0;
const template = join(folder, 'template');
const cleanUp: (() => unknown)[] = [];
const longEnough = { timeout: 240_000 };

beforeAll(async () => {
	await visit(template, (ask) => ask('create table kept as select 7 as n'));
}, 240_000);
afterEach(async () => {
	for (const undo of cleanUp.splice(0).reverse()) await undo();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
/** A data directory in which somebody worked before; nobody does now. */
function used(...below: string[]): string {
	const path = join(folder, `data-${++made}`, ...below);
	cpSync(template, path, { recursive: true });
	if (isRoot) spawnSync('chown', ['-R', '65534:65534', join(path, 'postgres')]);
	return path;
}

type Ask = (text: string) => Promise<{ rows: Record<string, unknown>[] }>;

async function visit<T>(dataDir: string, work: (ask: Ask) => Promise<T>): Promise<T> {
	const { connection, release } = await startEmbeddedPostgres(dataDir);
	const database = connect(connection, release);
	try {
		return await work((text) => database.pool.query(text));
	} finally {
		await database.close();
	}
}

const cluster = (dataDir: string, ...below: string[]) => join(dataDir, 'postgres', 'cluster', ...below);
const serverPid = (dataDir: string) => Number(readFileSync(cluster(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
const keptIn = (dataDir: string) => visit(dataDir, async (ask) => (await ask('select n from kept')).rows[0]?.['n']);
const isRunning = (pid: number) => !/^(|Z.*)$/.test(spawnSync('ps', ['-p', String(pid), '-o', 'stat='], { encoding: 'utf8' }).stdout.trim());

/** A process that has nothing to do with PostgreSQL. */
function bystander(): number {
	const child = spawn('sleep', ['600'], { stdio: 'ignore' });
	cleanUp.push(() => child.kill());
	return child.pid!;
}

/** Another Kadam on the directory; under another user where that is said. */
function anotherKadam(dataDir: string, { uid, environment }: { uid?: number; environment?: Record<string, string> } = {}): ChildProcess & { ready: Promise<string>; ended: Promise<unknown> } {
	const stand = new URL('../../tests/support/stand-ins/uses-embedded-postgres.ts', import.meta.url);
	const child = fork(stand, [dataDir], { execArgv: [], silent: true, env: { ...process.env, ...environment }, ...(uid === undefined ? {} : { uid, gid: uid }) });
	let said = '';
	child.stderr!.setEncoding('utf8').on('data', (text: string) => { said += text; });
	const ended = new Promise((resolve) => { child.once('close', resolve); });
	/** `ready`, or what it said before it ended. */
	const ready = new Promise<string>((resolve) => {
		child.once('message', () => resolve('ready'));
		void ended.then(() => resolve(said));
	});
	cleanUp.push(() => child.kill('SIGKILL') && ended);
	return Object.assign(child, { ready, ended });
}

test('twenty that start at the same moment on an empty directory share one server, and the last one out stops it', longEnough, async () => {
	const dataDir = join(folder, 'twenty');
	const all = Array.from({ length: 20 }, () => anotherKadam(dataDir));
	expect(await Promise.all(all.map(({ ready }) => ready))).toEqual(all.map(() => 'ready'));
	expect(readFileSync(join(dataDir, 'postgres', 'postgres.log'), 'utf8').match(/ready to accept connections/g)).toHaveLength(1);
	expect(readdirSync(join(dataDir, 'postgres', 'users'))).toHaveLength(20);
	const [last, ...others] = all;
	for (const [index, kadam] of others.entries()) if (index % 2 === 0) kadam.kill('SIGKILL'); else kadam.send('leave');
	await Promise.all(others.map(({ ended }) => ended));
	const pid = serverPid(dataDir);
	expect(isRunning(pid)).toBe(true);
	last!.send('leave');
	await last!.ended;
	expect(isRunning(pid)).toBe(false);
});

test('a lock ends with the process that holds it', longEnough, async () => {
	const path = join(folder, 'lock');
	const script = `const { alone } = await import(${JSON.stringify(new URL('./embedded-postgres-lock.server.ts', import.meta.url).href)}); await alone(${JSON.stringify(path)}, () => { console.log('mine'); return new Promise((resolve) => setTimeout(resolve, 1e6)); })`;
	const holder = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'], cwd: process.cwd() });
	await new Promise((resolve) => { holder.stdout.once('data', resolve); });
	let taken = false;
	const mine = alone(path, async () => { taken = true; });
	await new Promise((resolve) => { setTimeout(resolve, 300); });
	expect(taken).toBe(false);
	holder.kill('SIGKILL');
	await mine;
	expect(taken).toBe(true);
});

test('a server that was killed is brought back by whoever uses it, with all that was committed', longEnough, async () => {
	const dataDir = used();
	const other = anotherKadam(dataDir);
	expect(await other.ready).toBe('ready');
	await visit(dataDir, async (ask) => {
		for (const n of [1, 2]) {
			await ask(`insert into kept values (${100 + n})`);
			const before = serverPid(dataDir);
			process.kill(before, 'SIGKILL');
			await vi.waitFor(() => expect(serverPid(dataDir)).not.toBe(before), { timeout: 60_000 });
			await vi.waitFor(() => ask('select 1'), { timeout: 60_000, interval: 100 });
			expect((await ask('select n from kept order by n')).rows.map((row) => row['n'])).toEqual([7, 101, 102].slice(0, n + 1));
		}
	});
	// The other may still be on its way back to the server when this one leaves as if it were the last; it then brings it back itself.
	const pid = await vi.waitFor(() => {
		expect(isRunning(serverPid(dataDir))).toBe(true);
		return serverPid(dataDir);
	}, { timeout: 60_000 });
	other.send('leave');
	await other.ended;
	expect(isRunning(pid)).toBe(false);
});

test.each([
	['whose process is another program now', () => bystander()],
	['whose process is gone', () => spawnSync('true').pid]
])('a pid file %s, and sockets that were left over, hinder nobody', longEnough, async (_, pidOf) => {
	const dataDir = used();
	const pid = pidOf();
	const sockets = join(dataDir, 'postgres', 'socket');
	writeFileSync(cluster(dataDir, 'postmaster.pid'), `${pid}\n${cluster(dataDir)}\n1790000000\n5432\n${sockets}\n\n\nready   \n`);
	writeFileSync(join(sockets, '.s.PGSQL.5432.lock'), `${pid}\n${cluster(dataDir)}\n1790000000\n5432\n${sockets}\n`);
	writeFileSync(join(sockets, '.s.PGSQL.5432'), '');
	const alive = isRunning(pid);
	expect(await keptIn(dataDir)).toBe(7);
	expect(isRunning(pid)).toBe(alive);
});

test('a server that does not answer is not started twice', longEnough, async () => {
	const dataDir = used();
	const kadam = anotherKadam(dataDir);
	expect(await kadam.ready).toBe('ready');
	const pid = serverPid(dataDir);
	process.kill(pid, 'SIGSTOP');
	cleanUp.push(() => isRunning(pid) && process.kill(pid, 'SIGCONT'));
	await expect(startEmbeddedPostgres(dataDir, { patience: 3000 })).rejects.toMatchObject({ code: 'platform/data-directory-in-use', params: { pid } });
	process.kill(pid, 'SIGCONT');
	expect(await keptIn(dataDir)).toBe(7);
	expect(serverPid(dataDir)).toBe(pid);
	kadam.send('leave');
	await kadam.ended;
});

test('data of another PostgreSQL are left alone', async () => {
	const dataDir = used();
	writeFileSync(cluster(dataDir, 'PG_VERSION'), '17\n');
	await expect(startEmbeddedPostgres(dataDir)).rejects.toMatchObject({ code: 'platform/data-of-other-postgres', params: { found: '17', ours: 18 } });
	writeFileSync(cluster(dataDir, 'PG_VERSION'), '18\n');
	expect(await keptIn(dataDir)).toBe(7);
}, 240_000);

test('a folder that holds something else is left alone', async () => {
	const dataDir = join(folder, 'photos');
	mkdirSync(cluster(dataDir), { recursive: true });
	writeFileSync(cluster(dataDir, 'summer.jpg'), 'Ысык-Көл');
	await expect(startEmbeddedPostgres(dataDir)).rejects.toMatchObject({ code: 'platform/data-directory-foreign' });
	expect(readdirSync(cluster(dataDir))).toEqual(['summer.jpg']);
});

test('whoever was killed while making a database leaves nothing that hinders the next', longEnough, async () => {
	const dataDir = join(folder, 'halfway');
	const first = anotherKadam(dataDir);
	const unfinished = () => (existsSync(join(dataDir, 'postgres')) ? readdirSync(join(dataDir, 'postgres')).filter((name) => name.startsWith('cluster.unfinished')) : []);
	await vi.waitFor(() => expect(unfinished().some((name) => existsSync(join(dataDir, 'postgres', name, 'base')))).toBe(true), { timeout: 100_000, interval: 5 });
	first.kill('SIGKILL');
	await first.ended;
	await visit(dataDir, async (ask) => expect((await ask('show fsync')).rows).toEqual([{ fsync: 'on' }]));
	expect(existsSync(cluster(dataDir, 'PG_VERSION'))).toBe(true);
});

test('permissions that are too wide, and files that root copied, are put right', longEnough, async () => {
	const dataDir = used();
	chmodSync(cluster(dataDir), 0o755);
	if (isRoot) spawnSync('chown', ['-R', '0:0', join(dataDir, 'postgres')]);
	expect(await keptIn(dataDir)).toBe(7);
	expect(statSync(cluster(dataDir)).mode & 0o777).toBe(0o700);
});

test('data of another user, and a folder in which one may not write, are refused', longEnough, async () => {
	const dataDir = used();
	if (!isRoot) chmodSync(cluster(dataDir), 0);
	cleanUp.push(() => chmodSync(cluster(dataDir), 0o700));
	const other = anotherKadam(dataDir, isRoot ? { uid: 65533 } : {});
	expect(await other.ready).toContain('platform/data-directory-not-usable');
	const locked = join(folder, 'locked');
	mkdirSync(locked, { mode: 0o555 });
	const another = anotherKadam(join(locked, 'data'), isRoot ? { uid: 65533 } : {});
	expect(await another.ready).toContain('platform/data-directory-not-usable');
});

test.skipIf(!isRoot)('as root the server runs under whoever owns the data', longEnough, async () => {
	const dataDir = used();
	spawnSync('chown', ['-R', '65533:65533', dataDir]);
	await visit(dataDir, async () => expect(statSync(cluster(dataDir, 'postmaster.pid')).uid).toBe(65533));
	const other = anotherKadam(dataDir, { uid: 65533 });
	rmSync(join(dataDir, 'postgres', 'lock'));
	chownSync(join(dataDir, 'postgres', 'postgres.log'), 65533, 65533);
	expect(await other.ready).toBe('ready');
	other.send('leave');
	await other.ended;
});

test('a path that is too long for a socket has it elsewhere, and everybody finds it there', longEnough, async () => {
	const dataDir = used('ө'.repeat(60), 'n'.repeat(60));
	const { connection, release } = await startEmbeddedPostgres(dataDir);
	expect(connection.host.startsWith(dataDir)).toBe(false);
	const elsewhere = join(folder, 'temporary');
	mkdirSync(elsewhere);
	const other = anotherKadam(dataDir, { environment: { TMPDIR: elsewhere } });
	expect(await other.ready).toBe('ready');
	expect(readFileSync(join(dataDir, 'postgres', 'postgres.log'), 'utf8').match(/starting PostgreSQL/g)?.length).toBe(readFileSync(join(template, 'postgres', 'postgres.log'), 'utf8').match(/starting PostgreSQL/g)!.length + 1);
	await release();
	other.send('leave');
	await other.ended;
	expect(existsSync(cluster(dataDir, 'postmaster.pid'))).toBe(false);
});

test('a path that is too long for PostgreSQL is refused', async () => {
	const dataDir = join(folder, ...Array.from({ length: 5 }, () => 'p'.repeat(200)));
	await expect(startEmbeddedPostgres(dataDir)).rejects.toMatchObject({ code: 'platform/path-too-long' });
});

test('a socket directory that somebody else put there is not used', async () => {
	const dataDir = used('ө'.repeat(60));
	const sockets = socketDirectory(openHome(dataDir));
	mkdirSync(join(folder, 'trap'), { recursive: true });
	symlinkSync(join(folder, 'trap'), sockets);
	cleanUp.push(() => rmSync(sockets));
	await expect(startEmbeddedPostgres(dataDir)).rejects.toMatchObject({ code: 'platform/socket-directory-not-ours' });
});

/** A disk of its own, of so many megabytes. */
function smallDisk(size: number): string {
	const disk = mkdtempSync(join(folder, 'disk-'));
	expect(spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'tmpfs', disk]).status).toBe(0);
	cleanUp.push(() => spawnSync('umount', ['-l', disk]));
	return disk;
}
const mayMount = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0;

test.skipIf(!mayMount)('a disk too small for a new database is called full, and works when there is room', longEnough, async () => {
	const disk = smallDisk(20);
	await expect(startEmbeddedPostgres(disk)).rejects.toMatchObject({ code: 'platform/disk-full' });
	spawnSync('mount', ['-o', 'remount,size=300m', disk]);
	await visit(disk, async (ask) => expect((await ask('select 1 as n')).rows).toEqual([{ n: 1 }]));
});

test.skipIf(!mayMount)('on a full disk nothing starts and nothing is lost', longEnough, async () => {
	const disk = smallDisk(200);
	cpSync(template, disk, { recursive: true });
	const filler = join(disk, 'filler');
	spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1M']);
	await expect(startEmbeddedPostgres(disk)).rejects.toMatchObject({ code: 'platform/disk-full' });
	rmSync(filler);
	expect(await keptIn(disk)).toBe(7);
});
