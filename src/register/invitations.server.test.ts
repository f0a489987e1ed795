import { expect, test } from 'vitest';
import { newId, type CommandId } from '#kernel/id.ts';
import { aPerson, anOrganisation, aProgramme, aStaffMember } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { acceptInvitation, openInvitation } from './accept-invitation.server.ts';
import { nobody } from './actor.ts';
import { invitePerson as schema } from './input.ts';
import { invitePerson } from './invite-person.server.ts';
import { membersOf, openInvitations, staffOf } from './read.server.ts';
import { invitation } from './tables.server.ts';

const kadam = await testDatabase();
const { database, settableClock: clock } = kadam;
const programme = await aProgramme(kadam);
const officer = await aStaffMember(kadam, programme, 'officer');
const { organisation, head } = await anOrganisation(kadam, programme);

const guest = { name: 'Гүлнара Сатыбалдиева', email: 'Guest@Example.org', language: 'ky' };
const toOrganisation = (role: string) => schema.parse({ ...guest, organisation, role });
const toProgramme = (role: string) => schema.parse({ ...guest, programme, role });
const days = (count: number) => clock.advance(count * 24 * 60 * 60 * 1000);

test('the head invites a colleague, who becomes a member by the link', async () => {
	const { token } = await invitePerson(await kadam.contextFor(head), toOrganisation('member'));
	const [open] = await openInvitations(database.read, { organisation });
	expect(open).toMatchObject({ email: 'guest@example.org', role: 'member', invitedBy: head });
	const colleague = await aPerson(kadam);
	await acceptInvitation(await kadam.contextFor(colleague), { token });
	expect(await membersOf(database.read, organisation)).toMatchObject([{ id: head }, { id: colleague, role: 'member' }]);
	expect(await openInvitations(database.read, { organisation })).toEqual([]);
});

test('the officer invites staff into the programme', async () => {
	const { token } = await invitePerson(await kadam.contextFor(officer), toProgramme('assessor'));
	const assessor = await aPerson(kadam);
	await acceptInvitation(await kadam.contextFor(assessor), { token });
	expect(await staffOf(database.read, programme, 'assessor')).toMatchObject([{ id: assessor }]);
});

test('what is stored opens nothing', async () => {
	const { token } = await invitePerson(await kadam.contextFor(head), toOrganisation('member'));
	const stored = JSON.stringify(await database.read.select().from(invitation));
	expect(stored).not.toContain(token);
});

test('a link is used once, and two weeks long', async () => {
	const { token } = await invitePerson(await kadam.contextFor(head), toOrganisation('member'));
	const guestContext = await kadam.contextFor(await aPerson(kadam));
	days(13);
	expect(await openInvitation(database.read, token, clock.now())).toBeDefined();
	days(1);
	expect(await openInvitation(database.read, token, clock.now())).toBeUndefined();
	await expect(acceptInvitation(guestContext, { token })).rejects.toMatchObject({ code: 'register/invitation-not-open', status: 410 });
	const second = await invitePerson(await kadam.contextFor(head), toOrganisation('member'));
	await acceptInvitation(guestContext, { token: second.token });
	await expect(acceptInvitation(guestContext, { token: second.token })).rejects.toMatchObject({ code: 'register/invitation-not-open' });
});

test('who is not signed in cannot accept, and the link stays open', async () => {
	const { token } = await invitePerson(await kadam.contextFor(head), toOrganisation('member'));
	await expect(acceptInvitation(await kadam.contextFor(nobody), { token })).rejects.toMatchObject({ code: 'common/sign-in-first' });
	expect(await openInvitation(database.read, token, clock.now())).toBeDefined();
});

test('only the head and the programme’s officers invite into an organisation', async () => {
	const other = await anOrganisation(kadam, programme);
	const strangers = [await aPerson(kadam), other.head, await aStaffMember(kadam, programme, 'assessor'), await aStaffMember(kadam, await aProgramme(kadam), 'officer')];
	for (const person of strangers) await expect(invitePerson(await kadam.contextFor(person), toOrganisation('member'))).rejects.toMatchObject({ status: 403 });
	await invitePerson(await kadam.contextFor(officer), toOrganisation('head'));
});

test('no head makes itself staff', async () => {
	await expect(invitePerson(await kadam.contextFor(head), toProgramme('officer'))).rejects.toMatchObject({ status: 403 });
	await expect(invitePerson(await kadam.contextFor(head), toOrganisation('officer'))).rejects.toMatchObject({ code: 'register/role-does-not-fit' });
	await expect(invitePerson(await kadam.contextFor(officer), toProgramme('head'))).rejects.toMatchObject({ code: 'register/role-does-not-fit' });
});

test('a repeat invites nobody twice, and the token stands in no answer that is kept', async () => {
	const mailed: string[] = [];
	const commandId = newId<'command'>() as CommandId;
	const invite = async () => invitePerson(await kadam.contextFor(head, { commandId }), toOrganisation('member'), async (_, token) => void mailed.push(token));
	const [first, second] = [await invite(), await invite()];
	expect(mailed).toEqual([first.token]);
	expect(second).toEqual({ id: first.id, token: '' });
	const { rows } = await database.pool.query<{ text: string }>('select answer::text as text from journal.command where id = $1', [commandId]);
	expect(rows[0]!.text).not.toContain(first.token);
});
