import { expect, test } from 'vitest';
import { newId, type CommandId, type OrganisationId, type PersonId } from '#kernel/id.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { appendEntry } from './record.server.ts';
import { headOf, sealEntries } from './seal.server.ts';
import { parseAnchor, verifyJournal } from './verify.server.ts';

const { database, settableClock: clock } = await testDatabase();
const by = { actor: newId<'person'>() as PersonId, commandId: newId<'command'>() as CommandId, requestId: 'request-1' };
const happening = { event: 'profiling/submitted' as const, subject: { type: 'profile', id: newId() }, organisation: newId<'organisation'>() as OrganisationId };
const append = () => database.transaction((tx) => appendEntry(tx, clock, by, happening));

test('an empty journal has no head and no fault', async () => {
	expect(await sealEntries(database, clock)).toBeUndefined();
	expect(await verifyJournal(database)).toEqual({ seals: 0, sealedEntries: 0, unsealedEntries: 0 });
});

test('what was recorded is sealed once, and what comes later under the next seal', async () => {
	await append();
	await append();
	const first = await sealEntries(database, clock);
	expect(await sealEntries(database, clock)).toEqual(first);
	await append();
	expect(await verifyJournal(database)).toEqual({ seals: 1, sealedEntries: 2, unsealedEntries: 1, head: first });
	const second = await sealEntries(database, clock);
	expect([first?.number, second?.number]).toEqual([1, 2]);
	expect(await headOf(database.read)).toEqual(second);
	expect(await verifyJournal(database, first)).toEqual({ seals: 2, sealedEntries: 3, unsealedEntries: 0, head: second });
});

test('whoever writes for long is not waited for and not lost, and what was undone leaves a gap', async () => {
	let finish = (): void => undefined;
	const slow = database.transaction(async (tx) => {
		const id = await appendEntry(tx, clock, by, happening);
		await new Promise<void>((resolve) => { finish = resolve; });
		return id;
	});
	await expect(database.transaction(async (tx) => { await appendEntry(tx, clock, by, happening); throw new Error('undone'); })).rejects.toThrow('undone');
	await append();
	const before = (await verifyJournal(database)).sealedEntries;
	await sealEntries(database, clock);
	expect(await verifyJournal(database)).toMatchObject({ sealedEntries: before + 1, unsealedEntries: 0 });
	finish();
	await slow;
	await sealEntries(database, clock);
	expect(await verifyJournal(database)).toMatchObject({ sealedEntries: before + 2, unsealedEntries: 0 });
});

test('many writers and several sealers at once: every entry is under exactly one seal', async () => {
	const before = await verifyJournal(database);
	const writers = Array.from({ length: 8 }, async () => { for (let n = 0; n < 40; n++) await append(); });
	const sealers = Array.from({ length: 3 }, async () => { for (let n = 0; n < 30; n++) await sealEntries(database, clock, 7); });
	await Promise.all([...writers, ...sealers]);
	await sealEntries(database, clock);
	const after = await verifyJournal(database);
	expect(after).toMatchObject({ sealedEntries: before.sealedEntries + 320, unsealedEntries: 0 });
	expect(after.fault).toBeUndefined();
	const { rows: [twice] } = await database.pool.query('select sum(count) as sum, count(*) as seals from journal.seal');
	expect(twice).toEqual({ sum: after.sealedEntries, seals: after.seals });
});

test('a seal stays as it was', async () => {
	for (const statement of ["update journal.seal set hash = ''", 'delete from journal.seal', 'truncate journal.seal']) {
		await expect(database.pool.query(statement), statement).rejects.toThrow('append-only');
	}
});

test('an anchor is a number and a hash', () => {
	const hash = 'ab'.repeat(32);
	expect(parseAnchor(` 12:${hash.toUpperCase()}\n`)).toEqual({ number: 12, hash });
	for (const wrong of ['', '12', hash, `0:${hash}`, `12:${hash}0`, `12:${hash.slice(1)}g`]) expect(() => parseAnchor(wrong), wrong).toThrow('journal/anchor-invalid');
});
