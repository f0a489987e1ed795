/** The journal is tampered with as somebody could who owns the database: triggers off, any table, any column. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { newId, type CommandId, type OrganisationId, type PersonId } from '#kernel/id.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#platform/database.server.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { appendEntry } from './record.server.ts';
import { type Head, sealEntries } from './seal.server.ts';
import { type Verification, verify, verifyJournal } from './verify.server.ts';

const { database, settableClock: clock } = await testDatabase();
let head: Head;
let sealed: number[];
/** Sequences whose transactions were undone. */
let gaps: number[];
let waiting: number[];

const append = (undone = false) => database.transaction(async (tx) => {
	const by = { actor: newId<'person'>() as PersonId, commandId: newId<'command'>() as CommandId, requestId: newId() };
	await appendEntry(tx, clock, by, { event: 'profiling/submitted', subject: { type: 'profile', id: newId() }, organisation: newId<'organisation'>() as OrganisationId, data: { status: 'submitted', at: 1.5, names: ['Ак булак'] } });
	if (undone) throw new Error('undone');
});

beforeAll(async () => {
	for (let n = 1; n <= 60; n++) {
		await append(n % 7 === 0).catch(() => undefined);
		clock.advance(1000);
		if (n % 10 === 0) await sealEntries(database, clock, 4);
	}
	await append();
	await append();
	const ask = async (text: string) => (await database.pool.query<{ sequence: number }>(text)).rows.map(({ sequence }) => sequence);
	waiting = await ask('select sequence from journal.unsealed order by 1');
	sealed = await ask('select sequence from journal.entry except select sequence from journal.unsealed order by 1');
	gaps = Array.from({ length: Math.max(...sealed) }, (_, index) => index + 1).filter((sequence) => !sealed.includes(sequence));
	head = (await verifyJournal(database)).head!;
});

/** What verification says after the tampering, which is then undone. */
async function tampered(tampering: SQL, anchor?: Head): Promise<Verification> {
	let found: Verification | undefined;
	const undone = database.transaction(async (tx: Tx) => {
		await tx.execute(sql`set local session_replication_role = replica`);
		for (const constraint of ['entry_pkey', 'entry_sequence_key']) await tx.execute(sql`alter table journal.entry drop constraint ${sql.identifier(constraint)}`);
		await tx.execute(sql`alter table journal.seal drop constraint seal_pkey`);
		await tx.execute(sql`alter table journal.entry alter column sequence drop identity`);
		const { rowCount } = await tx.execute(tampering);
		expect(rowCount, 'the tampering changes something').toBeGreaterThan(0);
		found = await verify(tx, anchor);
		throw new Error('undone');
	});
	await expect(undone).rejects.toThrow('undone');
	return found!;
}

const another = () => sql`${newId()}::uuid`;
/** Another value for each column of an entry, whatever stands there. */
const changes: readonly (() => SQL)[] = [
	() => sql`id = ${another()}`,
	() => sql`at = at + interval '1 microsecond'`,
	() => sql`at = at - interval '1 year'`,
	() => sql`event = event || 'x'`,
	() => sql`actor_id = ${another()}`,
	() => sql`actor_id = null`,
	() => sql`on_behalf_of = ${another()}`,
	() => sql`programme_id = organisation_id`,
	() => sql`programme_id = organisation_id, organisation_id = null`,
	() => sql`organisation_id = ${another()}`,
	() => sql`subject_type = subject_id, subject_id = subject_type`,
	() => sql`subject_id = ''`,
	() => sql`data = data || '{"status": "Submitted"}'`,
	() => sql`data = data || '{"at": 1.50}'`,
	() => sql`data = data - 'names'`,
	() => sql`reason = ''`,
	() => sql`reason = 'null'`,
	() => sql`command_id = null`,
	() => sql`command_id = ${another()}`,
	() => sql`request_id = upper(request_id) || ' '`
];
const sealChanges: readonly SQL[] = [
	sql`number = -number`,
	sql`number = number + 1000`,
	sql`at = at + interval '1 microsecond'`,
	sql`count = count + 1`,
	sql`count = 0`,
	sql`entries = '{}'`,
	sql`entries = entries + '{[9000,9001)}'`,
	sql`entries = entries - int8multirange(int8range(lower(entries), lower(entries) + 1))`,
	sql`fingerprints = set_byte(fingerprints, 0, (get_byte(fingerprints, 0) + 1) % 256)`,
	sql`fingerprints = ''`,
	sql`hash = reverse(hash)`,
	sql`hash = ''`
];
const inserted = (sequence: SQL) => sql`insert into journal.entry select (e).* from (select jsonb_populate_record(e, jsonb_build_object('id', ${newId()}::text, 'sequence', ${sequence})) as e from journal.entry e order by sequence limit 1) as copy`;

const aSealed = fc.nat().map((n) => sealed[n % sealed.length]!);
const twoSealed = fc.tuple(aSealed, aSealed).filter(([one, two]) => one !== two);
const aSeal = fc.nat().map((n) => 1 + (n % head.number));
const swap = (columns: readonly string[]) => (one: number, two: number) => {
	const set = sql.join(columns.map((column) => sql`${sql.identifier(column)} = other.${sql.identifier(column)}`), sql`, `);
	return sql`update journal.entry e set ${set} from journal.entry other where e.sequence in (${one}, ${two}) and other.sequence in (${one}, ${two}) and e.sequence <> other.sequence`;
};

const tamperings: Readonly<Record<string, fc.Arbitrary<SQL>>> = {
	'a field of an entry is changed': fc.tuple(aSealed, fc.constantFrom(...changes)).map(([sequence, change]) => sql`update journal.entry set ${change()} where sequence = ${sequence}`),
	'entries are deleted': fc.tuple(aSealed, fc.integer({ min: 1, max: 5 })).map(([sequence, count]) => sql`delete from journal.entry where sequence between ${sequence} and ${sequence + count - 1}`),
	'one that waits to be sealed is deleted': fc.nat().map((n) => sql`delete from journal.entry where sequence = ${waiting[n % 2]!}`),
	'an entry is inserted where one was undone': fc.nat().map((n) => inserted(sql`${gaps[n % gaps.length]!}::bigint`)),
	'an entry is inserted at the end': fc.integer({ min: 1000, max: 100_000 }).map((sequence) => inserted(sql`${sequence}::bigint`)),
	'an entry is inserted before the beginning': fc.integer({ min: -1000, max: 0 }).map((sequence) => inserted(sql`${sequence}::bigint`)),
	'an entry stands there twice': aSealed.map((sequence) => inserted(sql`${sequence}::bigint`)),
	'two entries change places': twoSealed.map(([one, two]) => sql`update journal.entry set sequence = ${one}::bigint + ${two}::bigint - sequence where sequence in (${one}, ${two})`),
	'two entries exchange what they say': twoSealed.map(([one, two]) => swap(['command_id', 'subject_id'])(one, two)),
	'an entry moves to where one was undone': fc.tuple(aSealed, fc.nat()).map(([sequence, n]) => sql`update journal.entry set sequence = ${gaps[n % gaps.length]!} where sequence = ${sequence}`),
	'an entry moves to the end': aSealed.map((sequence) => sql`update journal.entry set sequence = 5000 where sequence = ${sequence}`),
	'a seal is changed': fc.tuple(aSeal, fc.constantFrom(...sealChanges)).map(([number, change]) => sql`update journal.seal set ${change} where number = ${number}`),
	'a seal is deleted': aSeal.map((number) => sql`delete from journal.seal where number = ${number}`),
	'the last seals are deleted': aSeal.map((number) => sql`delete from journal.seal where number >= ${number}`),
	'two seals change places': fc.tuple(aSeal, aSeal).filter(([one, two]) => one !== two).map(([one, two]) => sql`update journal.seal set number = ${one}::bigint + ${two}::bigint - number where number in (${one}, ${two})`),
	'a sealed entry waits again': aSealed.map((sequence) => sql`insert into journal.unsealed values (${sequence})`),
	'what never was waits': fc.nat().map((n) => sql`insert into journal.unsealed values (${gaps[n % gaps.length]!})`),
	'one that waits is forgotten': fc.nat().map((n) => sql`delete from journal.unsealed where sequence = ${waiting[n % 2]!}`)
};

test('what nobody touched has no fault, with and without an anchor', async () => {
	const sound = await verifyJournal(database);
	expect(sound).toEqual({ seals: head.number, sealedEntries: sealed.length, unsealedEntries: 2, head });
	expect([sealed.length, gaps.length]).toEqual([52, 8]);
	expect(await verifyJournal(database, head)).toEqual(sound);
	expect(await verifyJournal(database, { number: 3, hash: await hashOf(3) })).toEqual(sound);
});

test('1,000 random tamperings, and every one is found', { timeout: 180_000 }, async () => {
	const kinds = Object.entries(tamperings).map(([kind, tampering]) => tampering.map((statement) => ({ kind, statement })));
	const missed: string[] = [];
	await fc.assert(fc.asyncProperty(fc.oneof(...kinds), async ({ kind, statement }) => {
		if (!(await tampered(statement)).fault) missed.push(kind);
	}), { numRuns: 1000 });
	expect(missed).toEqual([]);
});

test.each(changes.map((change) => change()))('a changed field names its entry: %#', async (change) => {
	const id = await idAt(sealed[20]!);
	const { fault } = await tampered(sql`update journal.entry set ${change} where sequence = ${sealed[20]!}`);
	expect(fault).toMatchObject({ code: 'journal/entry-changed', sequence: sealed[20]! });
	if (!JSON.stringify(change).includes('id = ')) expect(fault?.entry).toBe(id);
});

test('the first fault is named: what is gone, what is new, which seal', async () => {
	const [sequence, gap] = [sealed[20]!, gaps[2]!];
	expect((await tampered(sql`delete from journal.entry where sequence >= ${sequence}`)).fault).toMatchObject({ code: 'journal/entry-missing', sequence });
	expect((await tampered(inserted(sql`${gap}::bigint`))).fault).toMatchObject({ code: 'journal/entry-inserted', sequence: gap, entry: expect.any(String) });
	expect((await tampered(sql`delete from journal.seal where number = 3`)).fault).toEqual({ code: 'journal/seal-missing', seal: 3 });
	expect((await tampered(sql`update journal.seal set hash = reverse(hash) where number = 3`)).fault).toEqual({ code: 'journal/seal-changed', seal: 3 });
});

test('a journal that was cut off together with its seals is sound by itself, and found by an anchor', async () => {
	const from = await firstUnder(5);
	const cut = sql`with seals as (delete from journal.seal where number >= 5), waiting as (delete from journal.unsealed) delete from journal.entry where sequence >= ${from}`;
	expect((await tampered(cut)).fault).toBeUndefined();
	expect((await tampered(cut, head)).fault).toEqual({ code: 'journal/cut-short', seal: head.number });
	expect((await tampered(cut, { number: 4, hash: await hashOf(4) })).fault).toBeUndefined();
});

test('a journal that was changed and sealed anew from the beginning is found by an anchor', async () => {
	const anchor = { number: 4, hash: await hashOf(4) };
	const client = await database.pool.connect();
	await client.query('set session_replication_role = replica');
	await client.query(`update journal.entry set reason = 'because' where sequence = ${sealed[0]}`);
	await client.query('delete from journal.seal');
	await client.query('insert into journal.unsealed select sequence from journal.entry on conflict do nothing');
	client.release(true);
	await sealEntries(database, clock, 4);
	expect((await verifyJournal(database)).fault).toBeUndefined();
	expect((await verifyJournal(database, anchor)).fault).toEqual({ code: 'journal/anchor-differs', seal: 4 });
});

const hashOf = async (number: number) => (await database.pool.query('select hash from journal.seal where number = $1', [number])).rows[0].hash as string;
const idAt = async (sequence: number) => (await database.pool.query('select id from journal.entry where sequence = $1', [sequence])).rows[0].id as string;
const firstUnder = async (number: number) => (await database.pool.query('select lower(entries) as first from journal.seal where number = $1', [number])).rows[0].first as number;
