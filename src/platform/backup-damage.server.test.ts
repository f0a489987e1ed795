/** A backup that is not whole, not ours or not for here is refused, and what it was for stays as it was. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, cpSync, createWriteStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import pg from 'pg';
import { extract, pack } from 'tar-stream';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { newId } from '#kernel/id.ts';
import { aPerson } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { ask } from '../../tests/support/postgres.ts';
import { openBackup, writeBackup } from './backup.server.ts';
import { ownSchemas, sha256 } from './backup-contents.server.ts';
import { checkBackup, refuseUsed, restoreBackup, type RestoreTarget } from './backup-restore.server.ts';
import type { BackupSource } from './backup-write.server.ts';
import { connect, type Database } from './database.server.ts';
import { createFiles } from './files.server.ts';
import { migrationsFolder } from './migrate.server.ts';

const kadam = await testDatabase();
const { database, settableClock: clock } = kadam;
const server = inject('testServer');
const folder = mkdtempSync(join(process.env['KADAM_TEST_DIR'] ?? tmpdir(), 'kadam-damage-'));
const dataDir = join(folder, 'source');
const source: BackupSource = { pool: database.pool, clock, dataDir, secret: 'secret' };
const plain = join(folder, 'plain.kadam');
const sealed = join(folder, 'sealed.kadam');
const passphrase = 'Ак булактын суусу';
const opened: (() => Promise<void>)[] = [];

afterAll(async () => {
	for (const close of opened.reverse()) await close();
	rmSync(folder, { recursive: true, force: true });
});

beforeAll(async () => {
	await aPerson(kadam);
	await database.pool.query(`insert into platform.mail (id, recipient, subject, body, language, created_at) select gen_random_uuid(), 'b@example.org', 'Кат', md5(n::text) || repeat('Кыргызстан ', 40), 'ky', now() from generate_series(1, 4000) as n`);
	for (let n = 0; n < 3; n++) await database.transaction((tx) => createFiles(dataDir).keep(tx, clock, Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(100_000)])));
	await writeBackup(plain, source);
	await writeBackup(sealed, source, passphrase);
});

async function emptyDatabase(): Promise<{ name: string; target: RestoreTarget; restored: Database; url: string }> {
	const name = `kadam_${newId().replaceAll('-', '')}`;
	await ask(server, `create database ${name}`);
	const restored = connect({ ...server, database: name }, async () => undefined);
	opened.push(async () => {
		await restored.close();
		await ask(server, `drop database ${name} with (force)`);
	});
	return { name, restored, target: { pool: restored.pool, dataDir: join(folder, name), emptyTables: ['register.person'] }, url: urlOf(name) };
}

const urlOf = (name: string) => `postgres://${server.user}@localhost:${server.port}/${name}?host=${encodeURIComponent(server.host)}`;
const isEmpty = async ({ pool }: Database) => (await pool.query('select 1 from pg_namespace where nspname = any ($1)', [ownSchemas()])).rowCount === 0;

const damagedCopy = (of: string, change: (bytes: Buffer) => Buffer): string => {
	const path = join(folder, newId());
	writeFileSync(path, change(readFileSync(of)));
	return path;
};
const cutAt = (length: number) => (bytes: Buffer) => bytes.subarray(0, length);
const flippedAt = (at: number) => (bytes: Buffer) => {
	bytes[at]! ^= 1 + (at % 255);
	return bytes;
};

/** The archive taken apart, changed and put together again by somebody who knows how. */
async function repacked(change: (parts: Map<string, Buffer>) => Map<string, Buffer> | void): Promise<string> {
	const parts = new Map<string, Buffer>();
	const unpacked = extract();
	unpacked.end(gunzipSync(readFileSync(plain)));
	for await (const part of unpacked) parts.set(part.header.name, Buffer.concat(await Array.fromAsync(part as AsyncIterable<Buffer>)));
	const archive = pack();
	for (const [name, bytes] of change(parts) ?? parts) archive.entry({ name }, bytes);
	archive.finalize();
	const path = join(folder, newId());
	writeFileSync(path, gzipSync(Buffer.concat(await Array.fromAsync(archive as AsyncIterable<Buffer>))));
	return path;
}

const nameLike = (parts: Map<string, Buffer>, beginning: string) => [...parts.keys()].find((name) => name.startsWith(beginning))!;
/** As Latin-1, because a piece may end in the middle of a letter. */
const edit = (parts: Map<string, Buffer>, name: string, change: (text: string) => string) => void parts.set(name, Buffer.from(change(parts.get(name)!.toString('latin1')), 'latin1'));

test('a backup that was cut short anywhere is refused', { timeout: 120_000 }, async () => {
	const length = readFileSync(plain).length;
	const lengths = [0, 1, 7, 8, 9, 100, length - 1, length - 8, ...fc.sample(fc.nat(length - 1), 30)];
	for (const at of lengths) await expect(checkBackup(openBackup(damagedCopy(plain, cutAt(at)))), `${at} bytes`).rejects.toMatchObject({ code: at < 2 ? 'platform/backup-unknown' : 'platform/backup-damaged' });
	const piece = 24 + 65_552;
	for (const at of [8, 24, 40, piece, piece + 1, readFileSync(sealed).length - 1]) {
		await expect(checkBackup(openBackup(damagedCopy(sealed, cutAt(at)), passphrase)), `${at} bytes`).rejects.toMatchObject({ code: expect.stringMatching(/backup-(damaged|passphrase-wrong)/) });
	}
});

test('a backup in which a byte was changed anywhere is refused, unless it is read exactly as before', { timeout: 120_000 }, async () => {
	const whole = await checkBackup(openBackup(plain));
	let refused = 0;
	for (const at of fc.sample(fc.integer({ min: 0, max: readFileSync(plain).length - 1 }), 50)) {
		const outcome = await checkBackup(openBackup(damagedCopy(plain, flippedAt(at)))).catch(({ code }: { code: string }) => code);
		if (typeof outcome === 'string') refused++;
		expect(outcome, `byte ${at}`).toEqual(typeof outcome === 'string' ? expect.stringMatching(/backup-(damaged|unknown)/) : whole);
	}
	/** On no more than the eight bytes that say when and where gzip ran, and on the spare bits at its end, nothing depends. */
	expect(refused).toBeGreaterThan(35);
	for (const at of fc.sample(fc.integer({ min: 8, max: readFileSync(sealed).length - 1 }), 12)) {
		await expect(checkBackup(openBackup(damagedCopy(sealed, flippedAt(at)), passphrase)), `byte ${at}`).rejects.toMatchObject({ code: expect.stringMatching(/backup-(damaged|passphrase-wrong)/) });
	}
});

test('pieces of an encrypted backup cannot change places or be left out', async () => {
	const [header, piece] = [24, 65_552];
	const swapped = (bytes: Buffer) => Buffer.concat([bytes.subarray(0, header), bytes.subarray(header + piece, header + 2 * piece), bytes.subarray(header, header + piece), bytes.subarray(header + 2 * piece)]);
	const without = (bytes: Buffer) => Buffer.concat([bytes.subarray(0, header + piece), bytes.subarray(header + 2 * piece)]);
	expect(readFileSync(sealed).length).toBeGreaterThan(header + 3 * piece);
	await expect(checkBackup(openBackup(damagedCopy(sealed, swapped), passphrase))).rejects.toMatchObject({ code: 'platform/backup-passphrase-wrong' });
	await expect(checkBackup(openBackup(damagedCopy(sealed, without), passphrase))).rejects.toMatchObject({ code: 'platform/backup-damaged' });
});

const alterations: Readonly<Record<string, (parts: Map<string, Buffer>) => Map<string, Buffer> | void>> = {
	'a row': (parts) => edit(parts, nameLike(parts, 'tables/platform.mail/'), (text) => text.replace('b@example.org', 'c@example.org')),
	'a piece of rows is gone': (parts) => void parts.delete('tables/platform.mail/000002.copy'),
	'a table is gone': (parts) => void parts.delete(nameLike(parts, 'tables/register.person/')),
	'a file': (parts) => edit(parts, nameLike(parts, 'files/'), (text) => text.replace('PDF', 'FDP')),
	'a file is gone': (parts) => void parts.delete(nameLike(parts, 'files/')),
	'a path that climbs out': (parts) => new Map([...[...parts].slice(0, -1), ['files/../../outside', Buffer.from('x')], ...[...parts].slice(-1)]),
	'a table that is not ours': (parts) => new Map([...[...parts].slice(0, -1), ['tables/pg_catalog.pg_authid/000001.copy', Buffer.from('x')], ...[...parts].slice(-1)]),
	'no manifest': (parts) => void parts.delete('manifest.json'),
	'something after the manifest': (parts) => void parts.set('more', Buffer.from('x')),
	'the order': (parts) => new Map([[...parts][0]!, ...[...parts].slice(1, -1).reverse(), [...parts].at(-1)!]),
	'the manifest': (parts) => edit(parts, 'manifest.json', (text) => text.replace(/"count": \d+/, '"count": 7')),
	'the manifest is no JSON': (parts) => edit(parts, 'manifest.json', (text) => text.slice(1)),
	'the opening': (parts) => edit(parts, 'kadam.json', (text) => text.replace('2026', '2025'))
};

test.each(Object.entries(alterations))('altered and packed again: %s', async (_, change) => {
	const path = await repacked(change);
	await expect(checkBackup(openBackup(path))).rejects.toMatchObject({ code: 'platform/backup-damaged' });
	const { target, restored } = await emptyDatabase();
	await expect(restoreBackup(openBackup(path), target)).rejects.toMatchObject({ code: 'platform/backup-damaged' });
	expect(await isEmpty(restored)).toBe(true);
});

test.each([
	['a person twice', 'tables/register.person/000001.copy', (rows: string) => rows + rows],
	['an impossible date in the first of many rows', 'tables/platform.mail/000001.copy', (rows: string) => rows.replace(/\d{4}-\d{2}-\d{2} /, '2026-02-30 ')],
	['a row with a column too few', 'tables/platform.mail/000001.copy', (rows: string) => rows.replace('\tb@example.org', '')]
])('rows that cannot be are refused even where the manifest fits them: %s', async (_, name, change) => {
	const path = await repacked((parts) => {
		const hashOf = () => sha256(Buffer.concat([...parts].filter(([part]) => dirname(part) === dirname(name)).map(([, bytes]) => bytes)));
		const before = hashOf();
		parts.set(name, Buffer.from(change(parts.get(name)!.toString('latin1')), 'latin1'));
		edit(parts, 'manifest.json', (text) => text.replace(before, hashOf()));
	});
	await checkBackup(openBackup(path));
	const { target, restored } = await emptyDatabase();
	await expect(restoreBackup(openBackup(path), target)).rejects.toMatchObject({ code: 'platform/backup-damaged' });
	expect(await isEmpty(restored)).toBe(true);
});

test('what is no backup, or one of a newer Kadam, says so', async () => {
	const strange = { 'platform/backup-unknown': () => Buffer.from('PK\u0003\u0004 not a backup'), 'platform/backup-damaged': () => gzipSync('not an archive') };
	for (const [code, bytes] of Object.entries(strange)) await expect(checkBackup(openBackup(damagedCopy(plain, bytes)))).rejects.toMatchObject({ code });
	await expect(checkBackup(openBackup(join(folder, 'none')))).rejects.toMatchObject({ code: 'platform/file-not-readable' });
	const opening = (change: (text: string) => string) => repacked((parts) => edit(parts, 'kadam.json', change));
	await expect(checkBackup(openBackup(await opening((text) => text.replace('"backup"', '"other"'))))).rejects.toMatchObject({ code: 'platform/backup-unknown' });
	await expect(checkBackup(openBackup(await opening((text) => text.replace('"format": 1', '"format": 2'))))).rejects.toMatchObject({ code: 'platform/backup-of-newer-kadam' });
	const { target } = await emptyDatabase();
	await expect(restoreBackup(openBackup(await opening((text) => text.replace(/"migration": \d+/, '"migration": 9995300000000'))), target)).rejects.toMatchObject({ code: 'platform/data-of-newer-kadam' });
	await expect(restoreBackup(openBackup(await opening((text) => text.replace('"recipient"', '"addressee"'))), target)).rejects.toMatchObject({ code: 'platform/backup-does-not-fit', params: { table: 'platform.mail' } });
});

test('only an installation without people is filled, and only when nobody else is in it', async () => {
	const { target, restored, name } = await emptyDatabase();
	const guest = new pg.Client({ ...server, database: name, application_name: 'kadam-another' });
	await guest.connect();
	await expect(restoreBackup(openBackup(plain), target)).rejects.toMatchObject({ code: 'platform/installation-in-use' });
	await guest.end();
	await vi.waitFor(() => refuseUsed(restored.pool), { timeout: 10_000 });
	await restoreBackup(openBackup(plain), target);
	const before = await restored.pool.query('select count(*) as n from platform.mail');
	await expect(restoreBackup(openBackup(plain), target)).rejects.toMatchObject({ code: 'platform/installation-not-empty' });
	expect((await restored.pool.query('select count(*) as n from platform.mail')).rows).toEqual(before.rows);
});

test('a file that is not there any more is named, and the rest is saved and restored', async () => {
	const poorer = join(folder, 'poorer');
	cpSync(dataDir, poorer, { recursive: true });
	const [gone, spoilt] = readdirSync(join(poorer, 'files'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
	rmSync(join(gone!.parentPath, gone!.name));
	writeFileSync(join(spoilt!.parentPath, spoilt!.name), 'something else');
	const path = join(folder, 'poorer.kadam');
	const { closing } = await writeBackup(path, { ...source, dataDir: poorer });
	expect(closing.files).toMatchObject({ count: 1, missing: [gone!.name, spoilt!.name].sort() });
	const { target } = await emptyDatabase();
	expect((await restoreBackup(openBackup(path), target)).files).toEqual(closing.files);
});

test('data of an older version are brought to this one', async () => {
	const newer = join(folder, 'migrations');
	cpSync(migrationsFolder, newer, { recursive: true });
	const journal = JSON.parse(readFileSync(join(newer, 'meta/_journal.json'), 'utf8')) as { entries: { idx: number; when: number; tag: string }[] };
	const last = journal.entries.at(-1)!;
	journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag: '9999_newer' });
	writeFileSync(join(newer, 'meta/_journal.json'), JSON.stringify(journal));
	writeFileSync(join(newer, '9999_newer.sql'), "alter table platform.mail add column length integer; update platform.mail set length = length(body); alter table platform.mail alter column length set not null;");
	const { target, restored } = await emptyDatabase();
	await restoreBackup(openBackup(plain), { ...target, migrationsFolder: newer });
	const { rows } = await restored.pool.query('select count(*) as n, bool_and(length = length(body)) as right, (select max(created_at) from platform.migration) as reached from platform.mail');
	expect(rows).toEqual([{ n: 4000, right: true, reached: last.when + 1000 }]);
	await expect(writeBackup(join(folder, 'newer.kadam'), { pool: restored.pool, clock })).rejects.toMatchObject({ code: 'platform/data-of-newer-kadam' });
	expect(existsSync(join(folder, 'newer.kadam'))).toBe(false);
});

const root = dirname(dirname(import.meta.dirname));
/** The command line itself, without what `npm run kadam` does before it. */
const cli = (args: readonly string[], url: string) => {
	const script = `const { program } = await import('./src/cli/program.ts'); await program.parseAsync(${JSON.stringify(args)}, { from: 'user' })`;
	return spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: root, env: { ...process.env, DATABASE_URL: url, DATA_DIR: dataDir }, stdio: ['ignore', 'ignore', 'inherit'] });
};
const ended = (child: ReturnType<typeof spawn>) => new Promise<number | null>((resolve) => { child.once('exit', (code) => resolve(code)); });

test('a backup that is killed leaves nothing under its name, and what is left of it is refused', { timeout: 240_000 }, async () => {
	const path = join(folder, 'killed.kadam');
	const url = urlOf((await database.pool.query('select current_database() as name')).rows[0].name);
	copyFileSync(plain, path);
	const holding = await database.pool.connect();
	await holding.query('begin; lock table register.person in access exclusive mode');
	const child = cli(['backup', '--out', path], url);
	const unfinished = () => readdirSync(folder).filter((name) => name.startsWith('killed.kadam.') && name.endsWith('.unfinished'));
	await vi.waitFor(() => expect(unfinished()).toHaveLength(1), { timeout: 100_000 });
	child.kill('SIGKILL');
	await ended(child);
	await holding.query('rollback');
	holding.release();
	expect(readFileSync(path)).toEqual(readFileSync(plain));
	await expect(checkBackup(openBackup(join(folder, unfinished()[0]!)))).rejects.toMatchObject({ code: expect.stringMatching(/backup-(damaged|unknown)/) });
	expect(await ended(cli(['backup', '--out', path], url))).toBe(0);
	await checkBackup(openBackup(path));
});

/** Asked by somebody who is no Kadam. */
async function seen(url: string, text: string): Promise<Record<string, unknown>[]> {
	const client = new pg.Client(url);
	await client.connect();
	try {
		return (await client.query(text)).rows;
	} finally {
		await client.end();
	}
}

test('a restore that is killed leaves the installation empty, and the next one fills it', { timeout: 240_000 }, async () => {
	const { restored, url } = await emptyDatabase();
	const pipe = join(folder, 'pipe');
	expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
	const child = cli(['restore', '--from', pipe], url);
	const half = createWriteStream(pipe);
	half.on('error', () => undefined);
	const bytes = readFileSync(plain);
	half.write(bytes.subarray(0, bytes.length / 2));
	const filling = "select 1 from pg_stat_activity where datname = current_database() and (state = 'idle in transaction' or query ilike 'copy%') and application_name like 'kadam-%'";
	await vi.waitFor(async () => expect(await seen(url, filling)).toHaveLength(1), { timeout: 100_000 });
	child.kill('SIGKILL');
	await ended(child);
	half.destroy();
	await vi.waitFor(async () => expect(await seen(url, filling)).toHaveLength(0), { timeout: 100_000 });
	expect(await seen(url, `select 1 from pg_namespace where nspname = 'register'`)).toEqual([]);
	expect(await ended(cli(['restore', '--from', plain], url))).toBe(0);
	expect(await seen(url, 'select count(*) as n from platform.mail')).toEqual([{ n: 4000 }]);
	expect(await isEmpty(restored)).toBe(false);
});
