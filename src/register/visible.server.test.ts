/** Lists are scoped in SQL and single records by policies; whoever sees more in the one than in the other has found a hole. */
import { expect, test } from 'vitest';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import { aPerson, anOrganisation, aProgramme, aStaffMember, type MadeOrganisation } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { type Actor, nobody, programmeRoles } from './actor.ts';
import { enrolPerson } from './enrol-person.server.ts';
import { endTrust, entrust } from './entrust.server.ts';
import { keepProfileFacts } from './keep-profile-facts.server.ts';
import { shownSortName } from './masking.ts';
import { mayView } from './policy.ts';
import { nameFor, type Organisation, organisationById, organisationsVisibleTo, sortNameFor } from './read.server.ts';

const kadam = await testDatabase();
const { database } = kadam;
const [ours, theirs] = [await aProgramme(kadam), await aProgramme(kadam)];
const names = ['«Ак булак»', 'Бел', 'Ёлка', 'Омур', 'Өнүгүү', 'Уюм', 'Үмүт'];
const made: (MadeOrganisation & { programme: ProgrammeId })[] = [];
for (const name of names) made.push({ ...(await anOrganisation(kadam, ours, { ky: name })), programme: ours });
made.push({ ...(await anOrganisation(kadam, theirs, { ky: 'Башка' })), programme: theirs });
const first = made[0]!;

async function theCast(): Promise<[string, Actor][]> {
	const people: [string, PersonId][] = [['nobody in particular', await aPerson(kadam)], ['a head', first.head]];
	for (const role of programmeRoles) {
		people.push([`${role} with nothing entrusted`, await aStaffMember(kadam, ours, role)]);
		const entrusted = await aStaffMember(kadam, ours, role);
		await database.transaction((tx) => entrust(tx, { programme: ours, organisation: first.organisation, person: entrusted, role, since: kadam.settableClock.now() }));
		people.push([`${role} with one organisation entrusted`, entrusted], [`${role} elsewhere`, await aStaffMember(kadam, theirs, role)]);
	}
	people.push(['an administrator', await enrolPerson(kadam.system, { userId: null, name: 'А', email: 'admin@example.org', language: 'ky', isAdministrator: true })]);
	const actors = await Promise.all(people.map(async ([name, id]): Promise<[string, Actor]> => [name, (await kadam.contextFor(id)).actor]));
	return [...actors, ['nobody', nobody], ['Kadam itself', kadam.system.actor]];
}

const cast = await theCast();
const listed = async (actor: Actor, programme = ours) => (await organisationsVisibleTo(database.read, actor, programme, {})).map(({ id }) => id).sort();

test.each(cast)('%s sees in the list what it may open, and opens nothing else', async (_, actor) => {
	for (const programme of [ours, theirs]) {
		const mayOpen = made.filter(({ organisation }) => mayView(actor, { organisation, programme }) === true).filter((one) => one.programme === programme);
		const seen = await listed(actor, programme);
		expect(seen.filter((id) => made.some((one) => one.organisation === id && one.programme === programme))).toEqual(mayOpen.map(({ organisation }) => organisation).sort());
	}
});

test.each(cast.filter(([name]) => /^(nobody|trainer|reviewer|evaluator|donor|an administrator|.* with nothing entrusted)/.test(name) && !/^(officer|auditor)/.test(name)))('%s sees no organisation', async (_, actor) => {
	expect(await listed(actor)).toEqual([]);
});

test('a trust that has ended shows nothing any more', async () => {
	const assessor = await aStaffMember(kadam, ours, 'assessor');
	const of = { programme: ours, organisation: first.organisation };
	await database.transaction((tx) => entrust(tx, { ...of, person: assessor, role: 'assessor', since: kadam.settableClock.now() }));
	expect(await listed((await kadam.contextFor(assessor)).actor)).toEqual([first.organisation]);
	await database.transaction((tx) => endTrust(tx, { ...of, people: [assessor], roles: ['assessor'], at: kadam.settableClock.now() }));
	expect(await listed((await kadam.contextFor(assessor)).actor)).toEqual([]);
});

const officer = cast.find(([name]) => name === 'officer with nothing entrusted')![1];

const sortName = (of: Organisation) => shownSortName(of, true);

test('the list is in the order of the Kyrgyz alphabet, page by page, without gaps', async () => {
	const seen: string[] = [];
	let after: { name: string; id: OrganisationId } | undefined;
	do {
		const page = await organisationsVisibleTo(database.read, officer, ours, { after }, 3);
		seen.push(...page.map(sortName));
		const last = page.at(-1);
		after = last && { name: sortName(last), id: last.id };
	} while (after);
	expect(seen).toEqual(names);
});

test.each([
	['умут', ['Үмүт']],
	['ӨНҮГҮҮ', ['Өнүгүү']],
	['елка', ['Ёлка']],
	['ак-булак', ['«Ак булак»']],
	['%', names],
	['100%', []],
	['_', names]
])('a search for %s finds what people mean', async (search, found) => {
	expect((await organisationsVisibleTo(database.read, officer, ours, { search })).map(sortName)).toEqual(found);
});

test('an organisation is found by its number and its region', async () => {
	expect(await organisationsVisibleTo(database.read, officer, ours, { search: first.number.toLowerCase() })).toHaveLength(1);
	expect(await organisationsVisibleTo(database.read, officer, ours, { region: 'KG-B' })).toEqual([]);
});

test('a masked organisation is a number to whoever does not work with it', async () => {
	const facts = { name: { ky: 'Коргоо', ru: 'Защита' }, registered: true, legalForm: null, region: 'KG-O', paidStaff: 3, foundedYear: 2015, masked: true, alsoKnownAs: ['00000000000000'] };
	await database.transaction((tx) => keepProfileFacts(tx, first.organisation, first.number, facts));
	const organisation = (await organisationById(database.read, first.organisation))!;
	const shown = (name: string) => nameFor(cast.find(([who]) => who === name)![1], ours, organisation, 'ru');
	for (const who of ['a head', 'officer with nothing entrusted', 'assessor with one organisation entrusted', 'Kadam itself']) expect(shown(who), who).toBe('Защита');
	for (const who of ['donor with nothing entrusted', 'reviewer with one organisation entrusted', 'assessor elsewhere', 'an administrator', 'nobody']) expect(shown(who), who).toBe(first.number);
});

test('nor does its place in a list, the address of the next page or a search say who it is', async () => {
	const consultant = await aPerson(kadam);
	for (const { organisation } of made) await database.transaction((tx) => entrust(tx, { programme: ours, organisation, person: consultant, role: 'consultant', since: kadam.settableClock.now() }));
	const { actor } = await kadam.contextFor(consultant);
	const seen: string[] = [];
	let after: { name: string; id: string } | undefined;
	do {
		const [row] = await organisationsVisibleTo(database.read, actor, ours, { after }, 1);
		after = row && { name: sortNameFor(actor, ours, row), id: row.id };
		if (after) seen.push(after.name);
	} while (after);
	expect(seen).toHaveLength(made.length);
	expect(seen).toContain(first.number);
	expect(seen).not.toContain('Коргоо');
	for (const search of ['коргоо', 'защита', '00000000000000']) {
		expect(await organisationsVisibleTo(database.read, actor, ours, { search }), search).toEqual([]);
		expect(await organisationsVisibleTo(database.read, officer, ours, { search }), search).toHaveLength(1);
	}
	expect(await organisationsVisibleTo(database.read, actor, ours, { search: first.number })).toHaveLength(1);
});
