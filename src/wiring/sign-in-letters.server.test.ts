/** Letters that anybody may ask for: they tell nobody who is known, flood no mailbox, and open an account only for its owner. */
import { beforeEach, describe, expect, test } from 'vitest';
import { hashesMade } from '#platform/password.server.ts';
import { disablePerson } from '#register/disable-person.server.ts';
import { invitePerson } from '#register/invite-person.server.ts';
import { aProgramme } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { testBrowser, testRuntime } from '../../tests/support/sign-in.ts';
import { enterByPassword } from './enter.server.ts';
import { mailInvitation } from './mail-invitation.server.ts';
import { openAccount, openAskedAccount } from './open-account.server.ts';
import { askedForAccount, askForLetter, type Letter } from './sign-in-letters.server.ts';

const kadam = await testDatabase();
const runtime = testRuntime(kadam);
const { pool, read } = kadam.database;
const programme = await aProgramme(kadam);
const password = 'суулуу кайнак булак';
const known = 'osmonova@example.org';
const person = await openAccount(runtime, { name: 'Айгүл Осмонова', email: known, password, language: 'ru' });
let client = 0;
const ask = (purpose: Letter['purpose'], email: string) => askForLetter(runtime, { purpose, email, language: 'ky', name: 'Ким' }, `192.0.2.${++client % 250}`);
const lettersTo = async (email: string) => (await pool.query('select body, language from platform.mail where recipient = $1 order by id', [email])).rows as { body: string; language: string }[];

beforeEach(async () => {
	await runtime.writeLetters();
	await pool.query('truncate platform.mail, identity.attempt, identity.verification');
});

describe.each(['sign-in', 'reset', 'sign-up'] as const)('asking for a letter (%s)', (purpose) => {
	test('does the same for an address that is known and one that is not', async () => {
		const trace = async (email: string) => {
			const [hashes, attempts] = [hashesMade(), await pool.query('select count(*) from identity.attempt')];
			const answer = await ask(purpose, email);
			const now = await pool.query('select count(*) from identity.attempt');
			return { answer, hashes: hashesMade() - hashes, attempts: now.rows[0].count - attempts.rows[0].count, mails: (await lettersTo(email)).length };
		};
		expect(await trace('stranger@example.org')).toEqual(await trace(known));
	});

	test('two hundred times within a moment: at most three mails', async () => {
		await Promise.all(Array.from({ length: 200 }, () => ask(purpose, known)));
		await runtime.writeLetters();
		expect((await lettersTo(known)).length).toBe(3);
	}, 60_000);
});

test('requests of different kinds share one mailbox, and invitations too', async () => {
	for (const purpose of ['sign-in', 'reset', 'sign-up', 'sign-in'] as const) await ask(purpose, known);
	await runtime.writeLetters();
	expect(await lettersTo(known)).toHaveLength(3);
	const invitation = mailInvitation(kadam.system, { name: 'Айгүл', email: known, language: 'ky', programme, role: 'auditor' }, invitePerson);
	await expect(invitation).rejects.toMatchObject({ code: 'register/too-many-mails', status: 429 });
	kadam.settableClock.advance(15 * 60_000);
	await mailInvitation(kadam.system, { name: 'Айгүл', email: known, language: 'ky', programme, role: 'auditor' }, invitePerson);
	expect(await lettersTo(known)).toHaveLength(4);
});

test('one address that asks for letters to everybody is stopped', async () => {
	for (let one = 0; one < 60; one++) await askForLetter(runtime, { purpose: 'sign-up', email: `person-${one}@example.org`, language: 'ky', name: 'Ким' }, '198.51.100.9');
	await runtime.writeLetters();
	expect((await pool.query('select count(*) from platform.mail')).rows[0].count).toBe(40);
});

test('strangers get no link to sign in and no new password', async () => {
	for (const purpose of ['sign-in', 'reset'] as const) await ask(purpose, 'stranger@example.org');
	await runtime.writeLetters();
	expect(await lettersTo('stranger@example.org')).toEqual([]);
});

test('who has an account and asks for another is told so by mail alone, in their own language', async () => {
	await ask('sign-up', known);
	await runtime.writeLetters();
	const [letter] = await lettersTo(known);
	expect(letter).toMatchObject({ language: 'ru' });
	expect(letter!.body).toContain('http://kadam.example/sign-in');
	expect(letter!.body).not.toContain('/sign-up/');
});

test('the link in the letter opens an account, once, within a day', async () => {
	const email = 'new@example.org';
	await ask('sign-up', email);
	await runtime.writeLetters();
	const token = /sign-up\/([\w-]+)/.exec((await lettersTo(email))[0]!.body)![1]!;
	expect(JSON.stringify((await pool.query('select * from identity.verification')).rows)).not.toContain(token);
	expect(await askedForAccount(read, token, runtime.clock.now())).toEqual({ email, name: 'Ким', language: 'ky' });
	await expect(askedForAccount(read, token, new Date(runtime.clock.now().getTime() + 25 * 3_600_000))).rejects.toMatchObject({ code: 'register/link-not-valid' });
	await expect(openAskedAccount(runtime, { token, password: '1234567890' })).rejects.toMatchObject({ code: 'register/password-common' });
	const [first, second] = await Promise.allSettled([openAskedAccount(runtime, { token, password }), openAskedAccount(runtime, { token, password })]);
	expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected']);
	expect(await enterByPassword(await testBrowser().request(), email, password)).toBe('in');
});

test('whoever was disabled gets no letter', async () => {
	await disablePerson(kadam.system, { person });
	for (const purpose of ['sign-in', 'reset', 'sign-up'] as const) await ask(purpose, known);
	await runtime.writeLetters();
	expect(await lettersTo(known)).toEqual([]);
});
