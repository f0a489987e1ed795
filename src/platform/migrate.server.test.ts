import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, test, vi } from 'vitest';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { ask } from '../../tests/support/postgres.ts';
import { connect } from './database.server.ts';
import { migrate, migrationsFolder, readMigrations } from './migrate.server.ts';

const { database } = await testDatabase();
const server = inject('testServer');
const applied = async (pool = database.pool) => (await pool.query('select count(*) as n from platform.migration')).rows[0]?.n as number;
const folder = mkdtempSync(join(process.env['KADAM_TEST_DIR'] ?? tmpdir(), 'kadam-migrations-'));
const opened: (() => Promise<void>)[] = [];
afterAll(async () => {
	for (const close of opened) await close();
	rmSync(folder, { recursive: true, force: true });
});

async function emptyDatabase() {
	const name = `kadam_${newId().replaceAll('-', '')}`;
	await ask(server, `create database ${name}`);
	const { pool, close } = connect({ ...server, database: name }, async () => undefined);
	opened.push(async () => {
		await close();
		await ask(server, `drop database ${name} with (force)`);
	});
	return { name, pool };
}

/** Kadam's migrations and one more. */
function withOneMore(name: string, statements: string): string {
	const path = join(folder, name);
	cpSync(migrationsFolder, path, { recursive: true });
	const journal = JSON.parse(readFileSync(join(path, 'meta/_journal.json'), 'utf8')) as { entries: { idx: number; when: number; tag: string }[] };
	const last = journal.entries.at(-1)!;
	journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag: '9999_one_more' });
	writeFileSync(join(path, 'meta/_journal.json'), JSON.stringify(journal));
	writeFileSync(join(path, '9999_one_more.sql'), statements);
	return path;
}

/** In a process of its own. */
function migrating(name: string, migrations: string, application: string) {
	const script = `
		const { connect } = await import(${JSON.stringify(new URL('./database.server.ts', import.meta.url).href)});
		const { migrate } = await import(${JSON.stringify(new URL('./migrate.server.ts', import.meta.url).href)});
		const { pool, close } = connect(${JSON.stringify({ ...server, database: name, application_name: application })}, async () => undefined);
		await migrate(pool, ${JSON.stringify(migrations)});
		await close();`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'inherit', 'inherit'] });
	return { child, ended: new Promise<number | null>((resolve) => { child.once('exit', (code) => resolve(code)); }) };
}

test('bringing a database that is up to date up to date changes nothing, however many do it at once', async () => {
	const before = await applied();
	await Promise.all([1, 2, 3].map(() => migrate(database.pool)));
	expect([before > 0, await applied()]).toEqual([true, before]);
});

test('several processes that bring an empty database up to date at once do it once', { timeout: 120_000 }, async () => {
	const { name, pool } = await emptyDatabase();
	const others = [1, 2].map((number) => migrating(name, migrationsFolder, `other-${number}`).ended);
	await Promise.all([migrate(pool), migrate(pool), ...others]);
	expect(await Promise.all(others)).toEqual([0, 0]);
	expect(await applied(pool)).toBe(readMigrations().length);
});

test('a migration whose process is killed in the middle leaves nothing behind, and the next start completes it', { timeout: 120_000 }, async () => {
	const { name, pool } = await emptyDatabase();
	await migrate(pool);
	const slow = withOneMore('slow', `
		create table platform.half (n integer);
		insert into platform.half select generate_series(1, 1000);
		select pg_sleep(600) from pg_stat_activity where application_name = 'doomed';
		alter table platform.mail add column other_half integer;`);
	const { child, ended } = migrating(name, slow, 'doomed');
	const asleep = "select 1 from pg_stat_activity where application_name = 'doomed' and wait_event = 'PgSleep'";
	await vi.waitFor(async () => expect((await pool.query(asleep)).rowCount).toBe(1), { timeout: 60_000 });
	child.kill('SIGKILL');
	await ended;
	await vi.waitFor(async () => expect((await pool.query("select 1 from pg_stat_activity where application_name = 'doomed'")).rowCount).toBe(0), { timeout: 20_000 });
	expect((await pool.query("select to_regclass('platform.half') as half")).rows).toEqual([{ half: null }]);
	expect(await applied(pool)).toBe(readMigrations().length);
	await migrate(pool, slow);
	expect((await pool.query('select count(*) as n, (select count(other_half) from platform.mail) as mails from platform.half')).rows).toEqual([{ n: 1000, mails: 0 }]);
	expect(await applied(pool)).toBe(readMigrations().length + 1);
});

test('a migration that fails leaves the database as it was and usable', async () => {
	const { pool } = await emptyDatabase();
	await migrate(pool);
	await expect(migrate(pool, withOneMore('wrong', 'create table platform.half (n integer); select 1 / 0;'))).rejects.toThrow('division by zero');
	expect((await pool.query("select to_regclass('platform.half') as half")).rows).toEqual([{ half: null }]);
	await migrate(pool);
	expect(await applied(pool)).toBe(readMigrations().length);
});

test('data that a newer Kadam wrote are refused and not touched', async () => {
	const { pool } = await emptyDatabase();
	const newer = withOneMore('newer', 'create table platform.new_thing (n integer);');
	await migrate(pool, newer);
	await expect(migrate(pool)).rejects.toMatchObject({ code: 'platform/data-of-newer-kadam' });
	expect(await applied(pool)).toBe(readMigrations().length + 1);
	await migrate(pool, newer);
});

test('the lock is given back', async () => {
	const { rows } = await database.pool.query("select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");
	expect(rows).toEqual([]);
});

test('Kyrgyz sorts as Kyrgyz on every server: Ң after Н, Ө after О, Ү after У', async () => {
	const { rows } = await database.pool.query<{ name: string }>(
		`select name from unnest(array['Үмүт', 'Уюм', 'Фонд', 'Өнүгүү', 'Омур', 'Паан', 'Ёлка', 'Жаз', 'Ак']) as name order by name collate "und-x-icu"`
	);
	expect(rows.map(({ name }) => name)).toEqual(['Ак', 'Ёлка', 'Жаз', 'Омур', 'Өнүгүү', 'Паан', 'Уюм', 'Үмүт', 'Фонд']);
});
