/** The database that comes along, on a directory of its own: whichever PostgreSQL the other tests run on. */
import { fork, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { connect } from './database.server.ts';
import { startEmbeddedPostgres } from './embedded-postgres.server.ts';

const folder = mkdtempSync(join(process.env['KADAM_TEST_DIR'] ?? tmpdir(), 'kadam-embedded-'));
chmodSync(folder, 0o755);
const pidFile = join(folder, 'postgres', 'cluster', 'postmaster.pid');
const serverPid = () => Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function visit<T>(work: (ask: (text: string) => Promise<{ rows: Record<string, unknown>[] }>) => Promise<T>): Promise<T> {
	const { connection, release } = await startEmbeddedPostgres(folder);
	const database = connect(connection, release);
	try {
		return await work((text) => database.pool.query(text));
	} finally {
		await database.close();
	}
}

test('it starts on an empty directory, speaks to nobody on the network and stops with the last one out', async () => {
	await visit(async (ask) => {
		expect((await ask('show listen_addresses')).rows).toEqual([{ listen_addresses: '' }]);
		expect((await ask('show fsync')).rows).toEqual([{ fsync: 'on' }]);
		await ask('create table kept (n integer); insert into kept values (7)');
	});
	expect(existsSync(pidFile)).toBe(false);
});

test('what was written is there the next time', async () => {
	expect(await visit(async (ask) => (await ask('select n from kept')).rows)).toEqual([{ n: 7 }]);
});

test('two that start at once use one server, and it stays while one of them needs it', async () => {
	const [one, two] = await Promise.all([startEmbeddedPostgres(folder), anotherProcess()]);
	await one.release();
	expect(existsSync(pidFile)).toBe(true);
	await two.leave();
	expect(existsSync(pidFile)).toBe(false);
});

test('a server whose Kadam was killed is used again, not started twice', async () => {
	const killed = await anotherProcess();
	const pid = serverPid();
	await killed.kill();
	await visit(async (ask) => {
		expect(serverPid()).toBe(pid);
		expect((await ask('select n from kept')).rows).toEqual([{ n: 7 }]);
	});
	expect(existsSync(pidFile)).toBe(false);
});

test('after a power cut it comes back with all that was committed', async () => {
	const killed = await anotherProcess();
	const pid = serverPid();
	await killed.kill();
	process.kill(pid, 'SIGKILL');
	while (spawnSync('kill', ['-0', String(pid)]).status === 0) await new Promise((resolve) => { setTimeout(resolve, 20); });
	expect(await visit(async (ask) => (await ask('select n from kept')).rows)).toEqual([{ n: 7 }]);
});

/** Another Kadam on the same directory. */
async function anotherProcess(): Promise<{ leave(): Promise<void>; kill(): Promise<void> }> {
	const child = fork(new URL('../../tests/support/stand-ins/uses-embedded-postgres.ts', import.meta.url), [folder], { execArgv: [] });
	const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
	await new Promise((resolve, reject) => {
		child.once('message', resolve);
		child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
	});
	return {
		async leave() {
			child.send('leave');
			await ended;
		},
		async kill() {
			child.kill('SIGKILL');
			await ended;
		}
	};
}
