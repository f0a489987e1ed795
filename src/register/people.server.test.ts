import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { aPerson, anOrganisation, aProgramme, aStaffMember } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { nobody } from './actor.ts';
import { chooseLanguage } from './choose-language.server.ts';
import { createProgramme } from './create-programme.server.ts';
import { enrolPerson } from './enrol-person.server.ts';
import { grantRole } from './grant-role.server.ts';
import { isEmpty, openProgrammes, peopleById, personByEmail, programmeById, staffOf } from './read.server.ts';

const kadam = await testDatabase();
const { database } = kadam;
const someone = (email: string) => ({ userId: null, name: 'Бакыт Осмонов', email, language: 'ru' as const });

test('an installation is empty until its first person', async () => {
	expect(await isEmpty(database.read)).toBe(true);
	await enrolPerson(kadam.system, someone('bakyt@example.org'));
	expect(await isEmpty(database.read)).toBe(false);
});

test('an address belongs to one person, however it is written', async () => {
	await expect(enrolPerson(kadam.system, someone('Bakyt@Example.org'))).rejects.toMatchObject({ code: 'register/email-taken', fields: [{ field: 'email' }] });
	expect(await personByEmail(database.read, 'BAKYT@example.org')).toMatchObject({ name: 'Бакыт Осмонов' });
});

test('nobody makes an administrator of themselves', async () => {
	await expect(enrolPerson(await kadam.contextFor(nobody), { ...someone('a@example.org'), isAdministrator: true })).rejects.toMatchObject({ status: 403 });
	const id = await enrolPerson(kadam.system, { ...someone('a@example.org'), isAdministrator: true });
	expect((await kadam.contextFor(id)).actor).toMatchObject({ isAdministrator: true, isSystem: false });
});

test('people choose the language in which they are written to', async () => {
	const id = await aPerson(kadam, { language: 'ru' });
	await chooseLanguage(await kadam.contextFor(id), { language: 'ky' });
	expect((await peopleById(database.read, [id])).get(id)).toMatchObject({ language: 'ky' });
	await expect(chooseLanguage(await kadam.contextFor(nobody), { language: 'ky' })).rejects.toMatchObject({ code: 'common/sign-in-first' });
});

const aNew = { key: 'school', name: { ky: 'Мектеп' }, startsOn: '2027-01-01' as LocalDate, endsOn: '2027-12-31' as LocalDate, settings: {} };

test('an administrator makes programmes, nobody else does', async () => {
	const administrator = await enrolPerson(kadam.system, { ...someone('admin@example.org'), isAdministrator: true });
	const id = await createProgramme(await kadam.contextFor(administrator), aNew);
	expect(await programmeById(database.read, id)).toMatchObject({ ...aNew, id });
	expect((await openProgrammes(database.read))[0]?.id).toBe(id);
	const officer = await aStaffMember(kadam, id, 'officer');
	await expect(createProgramme(await kadam.contextFor(officer), { ...aNew, key: 'other' })).rejects.toMatchObject({ status: 403 });
});

test('roles are given by the programme’s officers, and only in their own programme', async () => {
	const [ours, theirs] = [await aProgramme(kadam), await aProgramme(kadam)];
	const officer = await aStaffMember(kadam, ours, 'officer');
	const trainer = await aPerson(kadam);
	await grantRole(await kadam.contextFor(officer), { programme: ours, person: trainer, role: 'trainer' });
	await grantRole(await kadam.contextFor(officer), { programme: ours, person: trainer, role: 'trainer' });
	expect(await staffOf(database.read, ours, 'trainer')).toMatchObject([{ id: trainer, role: 'trainer' }]);
	expect((await staffOf(database.read, ours)).map(({ role }) => role).sort()).toEqual(['officer', 'trainer']);
	await expect(grantRole(await kadam.contextFor(officer), { programme: theirs, person: trainer, role: 'trainer' })).rejects.toMatchObject({ status: 403 });
	await expect(grantRole(await kadam.contextFor(trainer), { programme: ours, person: trainer, role: 'officer' })).rejects.toMatchObject({ status: 403 });
});

test('a head has no role in the programme by that', async () => {
	const programme = await aProgramme(kadam);
	const { head } = await anOrganisation(kadam, programme);
	expect((await kadam.contextFor(head)).actor.programmeRoles).toEqual([]);
	expect(await staffOf(database.read, programme)).toEqual([]);
});

test('asking for nobody answers nobody', async () => {
	expect(await peopleById(database.read, [])).toEqual(new Map());
	expect(await programmeById(database.read, newId())).toBeUndefined();
});
