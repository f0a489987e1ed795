import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { anOrganisation, aPerson, aProgramme, aStaffMember } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { entrust } from './entrust.server.ts';
import { belongingOf, organisationById, peopleFor } from './read.server.ts';
import { organisation as organisations } from './tables.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
const [here, elsewhere] = [await aProgramme(kadam), await aProgramme(kadam)];
const { organisation, head, number } = await anOrganisation(kadam, here);
const actorOf = async (person: Parameters<typeof kadam.contextFor>[0]) => (await kadam.contextFor(person)).actor;
const record = { organisation, programme: here };

test('an organisation exists for its own people and for those of a programme that it takes part in', async () => {
	const [own, officer] = [await actorOf(head), await actorOf(await aStaffMember(kadam, here, 'officer'))];
	expect(await belongingOf(read, own, organisation, null)).toEqual(record);
	expect(await belongingOf(read, own, organisation, elsewhere)).toEqual(record);
	expect(await belongingOf(read, officer, organisation, here)).toEqual(record);
});

test('for the officer of another programme there is none, nor for strangers, nor where the address is nonsense', async () => {
	const [stranger, officer] = [await actorOf(await aPerson(kadam)), await actorOf(await aStaffMember(kadam, elsewhere, 'officer'))];
	expect(await belongingOf(read, officer, organisation, elsewhere)).toBeUndefined();
	expect(await belongingOf(read, officer, organisation, here)).toBeUndefined();
	expect(await belongingOf(read, stranger, organisation, here)).toBeUndefined();
	expect(await belongingOf(read, officer, newId(), here)).toBeUndefined();
	expect(await belongingOf(read, officer, "'; drop table", here)).toBeUndefined();
});

test('a masked organisation is not given away by the names of its people', async () => {
	await kadam.database.transaction((tx) => tx.update(organisations).set({ masked: true }));
	const consultant = await aStaffMember(kadam, here, 'consultant');
	await kadam.database.transaction((tx) => entrust(tx, { ...record, person: consultant, role: 'consultant', since: kadam.settableClock.now() }));
	const masked = (await organisationById(read, organisation))!;
	const names = async (reader: typeof head) => (await peopleFor(read, await actorOf(reader), here, masked, [head, consultant])).get(head);
	expect(await names(consultant)).toMatchObject({ name: number, email: null });
	expect((await names(head))?.name).not.toBe(number);
});
