import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { entryById } from './read.server.ts';
import { eraseReasons, erasedWords } from './reason.server.ts';
import { appendEntry } from './record.server.ts';
import { sealEntries } from './seal.server.ts';
import { verifyJournal } from './verify.server.ts';

const { database, settableClock: clock } = await testDatabase();
const append = (reason?: string) =>
	database.transaction((tx) => appendEntry(tx, clock, { actor: null, commandId: null, requestId: 'r' }, { event: 'planning/returned', subject: { type: 'plan', id: newId() }, reason }));
const erase = (...texts: string[]) => database.transaction((tx) => eraseReasons(tx, texts));

test('words are read as they were written, but the sealed entry does not hold them', async () => {
	const id = await append('Асанов Бакыт «ооба» деди\n🙂');
	expect((await entryById(database.read, id))?.reason).toBe('Асанов Бакыт «ооба» деди\n🙂');
	const { rows } = await database.pool.query('select reason from journal.entry where id = $1', [id]);
	expect(rows[0].reason).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test('the same words twice do not look alike', async () => {
	const ids = [await append('Болбойт'), await append('Болбойт')];
	const { rows } = await database.pool.query('select distinct reason from journal.entry where id = any ($1)', [ids]);
	expect(rows).toHaveLength(2);
});

test('words that name somebody can be erased, and the chain still holds', async () => {
	const [named, other] = [await append('Жооптуусу Канарова Айнура болчу'), await append('Мөөнөтү өттү')];
	await sealEntries(database, clock);
	expect(await erase()).toBe(0);
	expect(await erase('канарова айнура', 'nobody@example\\.org')).toBe(1);
	expect((await entryById(database.read, named))?.reason).toBe(erasedWords);
	expect((await entryById(database.read, other))?.reason).toBe('Мөөнөтү өттү');
	expect((await verifyJournal(database)).fault).toBeUndefined();
});

test('words cannot be changed, and where somebody did so all the same it is found', async () => {
	const id = await append('Чын себеп');
	await sealEntries(database, clock);
	await expect(database.pool.query("update journal.reason set text = 'Башка' where entry_id = $1", [id])).rejects.toThrow('append-only');
	await database.pool.query('alter table journal.reason disable trigger never_reworded');
	await database.pool.query("update journal.reason set text = 'Башка' where entry_id = $1", [id]);
	expect((await verifyJournal(database)).fault).toMatchObject({ code: 'journal/reason-changed', entry: id });
});
