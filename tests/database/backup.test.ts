/** What goes in comes out: on the same server, on another PostgreSQL and back, while others write, and never by half. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { appendEntry } from '#journal/record.server.ts';
import { sealEntries } from '#journal/seal.server.ts';
import { verifyJournal } from '#journal/verify.server.ts';
import { testDatabase } from '../support/database.ts';
import { diagnosing, done } from '../support/diagnostic-case.ts';
import { ask, type Connection, postgres15Programs, startTestServer } from '../support/postgres.ts';
import { openBackup, writeBackup } from '#platform/backup.server.ts';
import type { Closing } from '#platform/backup-contents.server.ts';
import { checkBackup, restoreBackup, type RestoreTarget } from '#platform/backup-restore.server.ts';
import { backupOf, type BackupSource } from '#platform/backup-write.server.ts';
import { connect, type Database } from '#platform/database.server.ts';
import { createFiles } from '#platform/files.server.ts';

const kadam = await testDatabase();
const { database, settableClock: clock } = kadam;
const server = inject('testServer');
const folder = mkdtempSync(join(process.env['KADAM_TEST_DIR'] ?? tmpdir(), 'kadam-backup-'));
const dataDir = join(folder, 'source');
const source: BackupSource = { pool: database.pool, clock, dataDir, secret: 'the secret of this installation' };
const emptyTables = ['register.person', 'identity.user'];
const naughty: string[] = JSON.parse(readFileSync(new URL('../../seeds/reference/questionnaires/profile-v1.json', import.meta.url), 'utf8')).sections.map(({ title }: { title: { ky: string } }) => title.ky);
const opened: (() => Promise<void>)[] = [];
let written: Awaited<ReturnType<typeof writeBackup>>;
const plainFile = join(folder, 'plain.kadam');
const passphrase = 'Ак булактын суусу муздак';

afterAll(async () => {
	for (const close of opened.reverse()) await close();
	rmSync(folder, { recursive: true, force: true });
});

beforeAll(async () => {
	await done(await diagnosing(kadam));
	const hostile = [...naughty, '', '\\N', '\\.', 'a\tb\r\nc\\', '\u0001\u007f', "'; drop schema register cascade; --", '𝒳 👩‍👩‍👧 ﷽ Ңң'];
	for (const [index, body] of hostile.entries()) await database.pool.query('insert into platform.mail (id, recipient, subject, body, language, created_at) values ($1, $2, $3, $4, $5, $6)', [newId(), 'a@example.org', body, body.repeat(3), 'ky', new Date(index)]);
	await database.pool.query(`insert into platform.mail (id, recipient, subject, body, language, created_at, sent_at) select gen_random_uuid(), 'b@example.org', 'Кат', repeat('Кыргызстан ', n % 60), 'ky', 'epoch'::timestamptz + n * interval '1 microsecond', case when n % 2 = 0 then now() end from generate_series(1, 5000) as n`);
	const files = createFiles(dataDir);
	for (let n = 0; n < 12; n++) await database.transaction((tx) => files.keep(tx, clock, Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(n * 40_000, `${n}ө`)])));
	await sealEntries(database, clock);
	written = await writeBackup(plainFile, source);
});

async function emptyDatabase(on: Connection = server): Promise<{ target: RestoreTarget; restored: Database; dataDir: string }> {
	const name = `kadam_${newId().replaceAll('-', '')}`;
	await ask(on, `create database ${name}`);
	const restored = connect({ ...on, database: name }, async () => undefined);
	opened.push(async () => {
		await restored.close();
		await ask(on, `drop database ${name} with (force)`);
	});
	const own = join(folder, name);
	return { target: { pool: restored.pool, dataDir: own, emptyTables }, restored, dataDir: own };
}

const contentsOf = async (pool: Database['pool'], of = dataDir): Promise<Closing> => {
	let contents: Closing | undefined;
	for await (const _ of backupOf({ pool, clock, dataDir: of }, (closing) => { contents = closing; }));
	return contents!;
};

test('what is restored is what was there: every row, file, number and seal', async () => {
	const { target, restored, dataDir: own } = await emptyDatabase();
	const closing = await restoreBackup(openBackup(plainFile), target);
	expect(closing).toEqual(written.closing);
	expect(closing.tables.find(({ name }) => name === 'platform.mail')?.rows).toBeGreaterThan(5000);
	expect(closing.files).toMatchObject({ count: 12, missing: [] });
	expect(await contentsOf(restored.pool, own)).toEqual({ ...written.closing, opening: expect.any(String) });
	expect(readdirSync(join(own, 'files'), { recursive: true }).sort()).toEqual(readdirSync(join(dataDir, 'files'), { recursive: true }).sort());
	const before = await verifyJournal(database);
	expect(before.sealedEntries).toBeGreaterThan(5);
	expect(await verifyJournal(restored, before.head)).toEqual(before);
	await restored.transaction((tx) => appendEntry(tx, clock, { actor: null, commandId: null, requestId: 'r' }, { event: 'register/restored', subject: { type: 'x', id: 'x' } }));
	const { rows: [last] } = await restored.pool.query('select max(sequence) = (select max(sequence) + 1 from journal.entry where event <> $1) as follows from journal.entry', ['register/restored']);
	expect(last).toEqual({ follows: true });
});

test('all our schemas are in it, and nothing of others', async () => {
	const { rows } = await database.pool.query("select n.nspname || '.' || relname as name from pg_class c join pg_namespace n on n.oid = relnamespace where relkind = 'r' and nspname !~ '^pg_|^information_schema$|^pgboss$' and relname <> 'migration' order by 1");
	expect(written.closing.tables.map(({ name }) => name.replaceAll('"', '')).sort()).toEqual(rows.map(({ name }) => name).sort());
});

test('to another PostgreSQL and back nothing changes', async () => {
	const other = process.env['KADAM_TEST_DATABASE'] !== 'postgres15' && postgres15Programs() ? 'postgres15' : 'embedded';
	const foreign = await startTestServer(other);
	opened.push(() => foreign.stop());
	const there = await emptyDatabase(foreign.connection);
	const here = await emptyDatabase();
	await restoreBackup(backupOf(source), there.target);
	await restoreBackup(backupOf({ pool: there.restored.pool, clock, dataDir: there.dataDir }), here.target);
	const [thereNow, hereNow] = [await contentsOf(there.restored.pool, there.dataDir), await contentsOf(here.restored.pool, here.dataDir)];
	expect(thereNow.tables).toEqual(written.closing.tables);
	expect(hereNow).toEqual(thereNow);
	expect(thereNow.files).toEqual(written.closing.files);
	expect((await verifyJournal(there.restored)).fault).toBeUndefined();
});

test('a backup made while many write is of one moment', async () => {
	const many = 200;
	const both = (id: string) => database.transaction(async (tx) => {
		await appendEntry(tx, clock, { actor: null, commandId: null, requestId: id }, { event: 'register/both', subject: { type: 'both', id } });
		await kadam.surroundings().files.keep(tx, clock, Buffer.from(`%PDF-${id}`));
	});
	let began = (): void => undefined;
	const somewhat = new Promise<void>((resolve) => { began = resolve; });
	const writers = [1, 2, 3, 4].map(async () => {
		for (let n = 0; n < many; n++) {
			await both(newId());
			if (n === 20) began();
			if (n % 20 === 0) await sealEntries(database, clock);
		}
	});
	await somewhat;
	const { target, restored } = await emptyDatabase();
	await restoreBackup(backupOf({ pool: database.pool, clock }), target);
	await Promise.all(writers);
	const { rows: [counts] } = await restored.pool.query("select (select count(*) from journal.entry where event = 'register/both') as entries, (select count(*) from platform.file) - 12 as files");
	expect(counts.entries).toBe(counts.files);
	expect(counts.entries).toBeGreaterThan(20);
	expect(counts.entries).toBeLessThan(4 * many);
	expect((await verifyJournal(restored)).fault).toBeUndefined();
});

test('an encrypted backup opens with its passphrase alone, and carries the secret', async () => {
	const path = join(folder, 'sealed.kadam');
	const { closing } = await writeBackup(path, source, passphrase);
	expect(closing.secret).toBe(source.secret);
	expect(written.closing.secret).toBeUndefined();
	const { target, dataDir: own } = await emptyDatabase();
	await restoreBackup(openBackup(path, passphrase), target);
	expect(readFileSync(join(own, 'secret'), 'utf8')).toBe(source.secret);
	expect(readFileSync(path).includes('KADAMBK1')).toBe(true);
	for (const [file, given, code] of [[path, undefined, 'passphrase-needed'], [path, `${passphrase} `, 'passphrase-wrong'], [plainFile, passphrase, 'not-encrypted']] as const) {
		await expect(checkBackup(openBackup(file, given)), code).rejects.toMatchObject({ code: `platform/backup-${code}` });
	}
});
