import { expect, test } from 'vitest';
import { newId, type CommandId, type OrganisationId, type PersonId } from '#kernel/id.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { entryById, historyOf } from './read.server.ts';
import { appendEntry } from './record.server.ts';

const { database, settableClock: clock } = await testDatabase();
const by = { actor: newId<'person'>() as PersonId, commandId: newId<'command'>() as CommandId, requestId: 'request-1' };
const about = (organisation: OrganisationId, event: `${string}/${string}` = 'profiling/submitted') => ({ event, subject: { type: 'profile', id: newId() }, organisation });
const append = (happening: Parameters<typeof appendEntry>[3]) => database.transaction((tx) => appendEntry(tx, clock, by, happening));

test('what is recorded can be read: who, when, about what, why', async () => {
	const happening = { ...about(newId<'organisation'>()), programme: newId<'programme'>(), data: { status: 'submitted', count: 3 }, reason: 'Жылдык жаңыртуу' };
	const id = await append(happening);
	expect(await entryById(database.read, id)).toMatchObject({ ...happening, id, at: clock.now(), actor: by.actor });
});

test('what is not said is nothing, and needs no data', async () => {
	const id = await append({ event: 'register/person-enrolled', subject: { type: 'person', id: 'p' } });
	expect(await entryById(database.read, id)).toMatchObject({ organisation: null, programme: null, data: {}, reason: undefined });
	expect(await entryById(database.read, newId())).toBeUndefined();
});

test('a history is one organisation’s, newest first, page by page', async () => {
	const [ours, theirs] = [newId<'organisation'>(), newId<'organisation'>()];
	const ids: string[] = [];
	for (const number of [1, 2, 3, 4, 5]) {
		ids.unshift(await append(about(ours, `profiling/step-${number}`)));
		await append(about(theirs));
	}
	const first = await historyOf(database.read, ours, undefined, 3);
	const second = await historyOf(database.read, ours, first[2]!.sequence, 3);
	expect([...first, ...second].map(({ id }) => id)).toEqual(ids);
});

test('what is undone is not recorded', async () => {
	const organisation = newId<'organisation'>();
	const undone = database.transaction(async (tx) => {
		await appendEntry(tx, clock, by, about(organisation));
		throw new Error('no');
	});
	await expect(undone).rejects.toThrow('no');
	expect(await historyOf(database.read, organisation)).toEqual([]);
});

test('what is recorded stays as it was', async () => {
	const id = await append(about(newId<'organisation'>()));
	await expect(database.pool.query("update journal.entry set reason = 'other' where id = $1", [id])).rejects.toThrow('append-only');
	await expect(database.pool.query('delete from journal.entry where id = $1', [id])).rejects.toThrow('append-only');
});
