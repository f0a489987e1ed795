/** Rights that are given or taken while somebody is signed in: what holds at the next request, and under which token. */
import { describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/id.ts';
import { acceptInvitation } from '#register/accept-invitation.server.ts';
import { rolesTowards } from '#register/actor.ts';
import { endMembership } from '#register/end-membership.server.ts';
import { entrust } from '#register/entrust.server.ts';
import { grantRole } from '#register/grant-role.server.ts';
import { invitePerson } from '#register/invite-person.server.ts';
import { addMember } from '#register/store.server.ts';
import { withdrawRole } from '#register/withdraw-role.server.ts';
import { anOrganisation, aPerson, aProgramme, aStaffMember } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { codeOf, type TestBrowser, testBrowser, testRuntime } from '../../tests/support/sign-in.ts';
import { buildContext } from './context.server.ts';
import { enterByPassword, renewed } from './enter.server.ts';
import { openAccount } from './open-account.server.ts';
import { beginAuthenticator, confirmAuthenticator } from './sign-in-security.server.ts';

const kadam = await testDatabase();
const runtime = testRuntime(kadam);
const programme = await aProgramme(kadam);
const password = 'суулуу кайнак булак';
const tokenOf = ({ jar }: TestBrowser) => jar.get('kadam.session_token');
const actorOf = async (browser: TestBrowser) => (await browser.request()).locals.actor;
/** The same device with the cookies it had: what a thief who noted them would hold. */
const thief = ({ jar }: TestBrowser) => testBrowser({ jar: new Map(jar) });

async function signedIn(name: string): Promise<{ id: PersonId; browser: TestBrowser; again(): Promise<TestBrowser> }> {
	const email = `${name}@example.org`;
	const id = await openAccount(runtime, { name: 'Жылдыз Мамбетова', email, password, language: 'ky' });
	const again = async () => {
		const one = testBrowser();
		await enterByPassword(await one.request(), email, password);
		return one;
	};
	return { id, browser: await again(), again };
}

async function withApp(name: string) {
	const one = await signedIn(name);
	const { secret } = await beginAuthenticator(await one.browser.request(), password);
	await confirmAuthenticator(await one.browser.request(), codeOf(secret, -1));
	return one;
}

describe('taken', () => {
	test('a role in a programme is gone at the next request, with what was entrusted in it', async () => {
		const { id, browser } = await withApp('leaves');
		const { organisation } = await anOrganisation(kadam, programme);
		await grantRole(kadam.system, { programme, person: id, role: 'assessor' });
		await kadam.database.transaction((tx) => entrust(tx, { programme, organisation, person: id, role: 'assessor', since: kadam.settableClock.now() }));
		expect(rolesTowards(await actorOf(browser), { organisation, programme })).toEqual(['assessor']);
		const officer = await kadam.contextFor(await aStaffMember(kadam, programme, 'officer'));
		await withdrawRole(officer, { programme, person: id, role: 'assessor' });
		expect(await actorOf(browser)).toMatchObject({ personId: id, programmeRoles: [], assignments: [] });
		await expect(withdrawRole(officer, { programme, person: id, role: 'assessor' })).rejects.toMatchObject({ code: 'register/role-not-held' });
	});

	test('an organisation is gone at the next request; it keeps a head, and nobody ends themselves', async () => {
		const { id, browser } = await signedIn('colleague');
		const head = await anOrganisation(kadam, programme);
		const organisation = head.organisation;
		await kadam.database.transaction((tx) => addMember(tx, organisation, id, 'member', kadam.settableClock.now()));
		expect((await actorOf(browser)).memberships).toHaveLength(1);
		const asHead = await kadam.contextFor(head.head);
		const officer = await kadam.contextFor(await aStaffMember(kadam, programme, 'officer'));
		await expect(endMembership(await kadam.contextFor(id), { organisation, person: head.head })).rejects.toMatchObject({ code: 'common/not-permitted' });
		await expect(endMembership(await kadam.contextFor(await aPerson(kadam)), { organisation, person: id })).rejects.toMatchObject({ code: 'common/not-found' });
		await expect(endMembership(asHead, { organisation, person: head.head })).rejects.toMatchObject({ code: 'register/not-oneself' });
		await expect(endMembership(officer, { organisation, person: head.head })).rejects.toMatchObject({ code: 'register/last-head' });
		await endMembership(asHead, { organisation, person: id });
		expect((await actorOf(browser)).memberships).toEqual([]);
		await expect(endMembership(asHead, { organisation, person: id })).rejects.toMatchObject({ code: 'register/role-not-held' });
	});

	test('by those who may give it, and by nobody else', async () => {
		const assessor = await aStaffMember(kadam, programme, 'assessor');
		const trainer = await aStaffMember(kadam, programme, 'trainer');
		await expect(withdrawRole(await kadam.contextFor(assessor), { programme, person: trainer, role: 'trainer' })).rejects.toMatchObject({ code: 'common/not-permitted' });
		const officer = await aStaffMember(kadam, programme, 'officer');
		await expect(withdrawRole(await kadam.contextFor(officer), { programme, person: officer, role: 'officer' })).rejects.toMatchObject({ code: 'register/not-oneself' });
	});
});

describe('given', () => {
	test('by an invitation: the token is a new one, the old one and every other device are signed out', async () => {
		const { id, browser, again } = await signedIn('invited');
		const other = await again();
		const stolen = thief(browser);
		const before = tokenOf(browser);
		const officer = await kadam.contextFor(await aStaffMember(kadam, programme, 'officer'));
		const { token } = await invitePerson(officer, { name: 'Ж', email: 'invited@example.org', language: 'ky', programme, role: 'donor' });
		const event = await browser.request();
		await acceptInvitation(buildContext(runtime, { actor: event.locals.actor, language: 'ky' }), { token });
		await renewed(event);
		expect(tokenOf(browser)).not.toBe(before);
		expect((await browser.request()).locals).toMatchObject({ person: { id }, session: { missing: 'set-up' } });
		for (const left of [other, stolen]) expect((await left.request()).locals.person).toBe(null);
	});

	test('a second step that was shown stays shown under the new token', async () => {
		const { id, browser } = await withApp('promoted');
		const before = tokenOf(browser);
		await grantRole(kadam.system, { programme, person: id, role: 'auditor' });
		await renewed(await browser.request());
		expect(tokenOf(browser)).not.toBe(before);
		expect((await actorOf(browser)).programmeRoles).toMatchObject([{ role: 'auditor' }]);
	});

	test('where the second step must be set up first, that gives a new token too', async () => {
		const { id, browser } = await signedIn('new-officer');
		await grantRole(kadam.system, { programme, person: id, role: 'officer' });
		const stolen = thief(browser);
		const { secret } = await beginAuthenticator(await browser.request(), password);
		await confirmAuthenticator(await browser.request(), codeOf(secret, -1));
		expect(tokenOf(browser)).not.toBe(tokenOf(stolen));
		expect((await actorOf(browser)).programmeRoles).toMatchObject([{ role: 'officer' }]);
		expect((await stolen.request()).locals.person).toBe(null);
	});
});

test('whoever came in and whoever was refused leaves a line in the log, and no address', async () => {
	const lines: (readonly [object, string | undefined])[] = [];
	const loud = { ...runtime, log: Object.assign(Object.create(runtime.log) as typeof runtime.log, { info: (told: object, what?: string) => void lines.push([told, what]) }) };
	Object.assign(globalThis, { [Symbol.for('kadam.runtime')]: loud });
	const { id, again } = await signedIn('logged');
	await again();
	await expect(enterByPassword(await testBrowser().request(), 'logged@example.org', 'туура эмес сырсөз')).rejects.toMatchObject({ code: 'register/wrong-credentials' });
	Object.assign(globalThis, { [Symbol.for('kadam.runtime')]: runtime });
	expect(lines).toEqual([[{ person: id }, 'signed-in'], [{ person: id }, 'signed-in'], [{ code: 'register/wrong-credentials' }, 'sign-in-refused']]);
});

test('a session ends thirty days after signing in, however often it was used', async () => {
	const { browser } = await signedIn('daily');
	const since = (days: number) => kadam.database.pool.query(`update identity.session s set created_at = now() - make_interval(days => $1) from identity."user" u where u.id = s.user_id and u.email = 'daily@example.org'`, [days]);
	await since(29);
	expect((await browser.request()).locals.person).not.toBe(null);
	await since(31);
	expect((await browser.request()).locals.person).toBe(null);
});

test('whoever signs in again goes on under a new token, and the old one is dead', async () => {
	const { browser } = await signedIn('again');
	const stolen = thief(browser);
	await enterByPassword(await browser.request(), 'again@example.org', password);
	expect(tokenOf(browser)).not.toBe(tokenOf(stolen));
	expect((await browser.request()).locals.person).not.toBe(null);
	expect((await stolen.request()).locals.person).toBe(null);
});
