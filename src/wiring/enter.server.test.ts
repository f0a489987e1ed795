/** Coming in: by password, link, code; what is refused, how it is slowed down, and what a cookie is worth afterwards. */
import { beforeAll, describe, expect, test } from 'vitest';
import { outbox } from '#platform/mail.server.ts';
import { concurrentHashes, hashesMade } from '#platform/password.server.ts';
import { disablePerson, enablePerson } from '#register/disable-person.server.ts';
import { endSessions } from '#register/end-sessions.server.ts';
import { sessionsOf } from '#register/read-sessions.server.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { type TestBrowser, testBrowser, testRuntime } from '../../tests/support/sign-in.ts';
import { enterByLink, enterByPassword } from './enter.server.ts';
import { openAccount } from './open-account.server.ts';
import { askForLetter } from './sign-in-letters.server.ts';
import { changePassword, resetPassword } from './sign-in-security.server.ts';

const kadam = await testDatabase();
const runtime = testRuntime(kadam);
const { read, pool } = kadam.database;
const password = 'суулуу кайнак булак';
let address = 0;
const stranger = () => testBrowser({ client: `203.0.113.${++address}` });

async function account(name: string) {
	const email = `${name}@example.org`;
	const id = await openAccount(runtime, { name: 'Айнура Турдубаева', email, password, language: 'ky' });
	return { email, id };
}
const enter = async (browser: TestBrowser, email: string, secret = password) => enterByPassword(await browser.request(), email, secret);
const who = async (browser: TestBrowser) => (await browser.request()).locals.person?.email ?? null;
const token = async (pattern: RegExp) => pattern.exec((await outbox(read))[0]!.body)![1]!;

describe('a session', () => {
	test('has a new token after every sign-in, and the one before it is dead', async () => {
		const { email } = await account('fixation');
		const browser = stranger();
		await enter(browser, email);
		const before = new Map(browser.jar);
		await enter(browser, email);
		expect(browser.jar.get('kadam.session_token')).not.toBe(before.get('kadam.session_token'));
		expect(await who(browser)).toBe(email);
		expect(await who(testBrowser({ jar: before }))).toBe(null);
	});

	test('is listed with its device, and is ended by its person from another', async () => {
		const { email, id } = await account('sessions');
		const [phone, office] = [stranger(), stranger()];
		await enter(phone, email);
		await enter(office, email);
		const list = await sessionsOf(read, id, runtime.clock.now());
		expect(list).toMatchObject([{ device: 'Chrome, Android' }, { device: 'Chrome, Android' }]);
		const { locals } = await office.request();
		const other = list.find((one) => one.id !== locals.session!.id)!;
		await endSessions(await kadam.contextFor(id), { session: other.id });
		expect([await who(phone), await who(office)]).toEqual([null, email]);
	});

	test('of somebody else is ended by nobody', async () => {
		const [one, other] = [await account('mine'), await account('theirs')];
		const browser = stranger();
		await enter(browser, other.email);
		const { locals } = await browser.request();
		await expect(endSessions(await kadam.contextFor(one.id), { session: locals.session!.id })).rejects.toMatchObject({ code: 'common/not-found' });
		expect(await who(browser)).toBe(other.email);
	});

	test('ends on all other devices when the password changes; the new one lets in, the old one does not', async () => {
		const { email } = await account('change');
		const [phone, office] = [stranger(), stranger()];
		await enter(phone, email);
		await enter(office, email);
		await changePassword(await office.request(), { passwordNow: password, password: 'кызыл алма бышты' });
		expect([await who(phone), await who(office)]).toEqual([null, email]);
		await expect(enter(stranger(), email)).rejects.toMatchObject({ code: 'register/wrong-credentials' });
		expect(await enter(stranger(), email, 'кызыл алма бышты')).toBe('in');
	});

	test('ends with the person’s access within the next request, and no way leads back until it is given again', async () => {
		const { email, id } = await account('disabled');
		const browser = stranger();
		await enter(browser, email);
		await askForLetter(runtime, { purpose: 'sign-in', email, language: 'ky' }, '203.0.113.250');
		await runtime.writeLetters();
		const link = await token(/link\?token=(\w+)/);
		await disablePerson(kadam.system, { person: id });
		expect(await who(browser)).toBe(null);
		await expect(enter(stranger(), email)).rejects.toMatchObject({ code: 'register/wrong-credentials' });
		await expect(enterByLink(await stranger().request(), link)).rejects.toMatchObject({ code: 'register/link-not-valid' });
		await enablePerson(kadam.system, { person: id });
		expect(await who(browser), 'the old session stays ended').toBe(null);
		expect(await enter(stranger(), email)).toBe('in');
	});
});

test('cookies are bound to the host and to HTTPS where there is HTTPS', async () => {
	testRuntime(kadam, { publicUrl: 'https://kadam.example' });
	await account('https');
	const browser = testBrowser({ address: 'https://kadam.example' });
	await enter(browser, 'https@example.org');
	testRuntime(kadam);
	for (const name of ['__Host-kadam.session_token', '__Host-kadam.device']) {
		expect(browser.attributes.get(name), name).toMatchObject({ path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
		expect(browser.attributes.get(name)?.domain).toBeUndefined();
	}
	expect([...browser.jar.keys()].filter((name) => name.includes('token'))).toEqual(['__Host-kadam.session_token']);
});

describe('guessing', () => {
	test('two hundred guesses from as many addresses: twenty are made, and the owner still comes in', async () => {
		const { email } = await account('besieged');
		const [home, elsewhere] = [stranger(), stranger()];
		await enter(home, email);
		home.jar.delete('kadam.session_token');
		const before = hashesMade();
		const answers: string[] = [];
		for (let one = 0; one < 200; one++) {
			answers.push(await enter(testBrowser({ client: `198.51.100.${one}` }), email, `guess ${one}`).catch((problem: { code: string }) => problem.code));
		}
		expect(answers.filter((code) => code === 'register/wrong-credentials')).toHaveLength(20);
		expect(answers.filter((code) => code === 'register/too-many-attempts')).toHaveLength(180);
		expect(hashesMade() - before, 'a refused guess costs no hash').toBe(20);
		await expect(enter(elsewhere, email), 'right, but from a stranger').rejects.toMatchObject({ code: 'register/too-many-attempts' });
		expect(await enter(home, email)).toBe('in');
		await askForLetter(runtime, { purpose: 'sign-in', email, language: 'ky' }, '203.0.113.251');
		await runtime.writeLetters();
		expect(await enterByLink(await elsewhere.request(), await token(/link\?token=(\w+)/))).toBe('in');
	}, 60_000);

	test('an address nobody has is slowed down in the same way, and costs the same', async () => {
		const { email } = await account('known');
		const cost = async (asked: string) => {
			const before = hashesMade();
			const problem = await enter(stranger(), asked, 'кургак булак').catch((refused: { code: string; status: number }) => refused);
			return { hashes: hashesMade() - before, code: (problem as { code: string }).code, status: (problem as { status: number }).status };
		};
		for (let one = 0; one < 22; one++) expect(await cost('nobody-at-all@example.org')).toEqual(await cost(email));
	}, 60_000);
});

describe('passwords', () => {
	let email: string;
	beforeAll(async () => ({ email } = await account('passwords')));

	test('every stored one has the parameters', async () => {
		const { rows } = await pool.query('select password from identity.account where password is not null');
		expect(rows.length).toBeGreaterThan(5);
		for (const row of rows) expect(row.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});

	test('one that was made with less work is made anew at the next sign-in', async () => {
		const { argon2Sync } = await import('node:crypto');
		const nonce = Buffer.alloc(16, 7);
		const tag = argon2Sync('argon2id', { message: Buffer.from(password.normalize('NFKC')), nonce, memory: 8192, passes: 1, parallelism: 1, tagLength: 32 });
		const weak = `$argon2id$v=19$m=8192,t=1,p=1$${nonce.toString('base64')}$${tag.toString('base64')}`;
		const stored = async () => (await pool.query('select password from identity.account a join identity."user" u on u.id = a.user_id where u.email = $1', [email])).rows[0].password;
		await pool.query('update identity.account set password = $1 where user_id = (select id from identity."user" where email = $2)', [weak, email]);
		await enter(stranger(), email);
		expect(await stored()).toMatch(/m=19456,t=2,p=1/);
		expect(await enter(stranger(), email)).toBe('in');
	});

	test.each(['1234567890', 'qwertyuiop', 'passwords@example.org'])('%s is taken nowhere', async (common) => {
		const browser = stranger();
		await enter(browser, email);
		await expect(changePassword(await browser.request(), { passwordNow: password, password: common })).rejects.toMatchObject({ code: 'register/password-common' });
		await expect(openAccount(runtime, { name: 'Ким', email: `new-${common.length}@example.org`, password: common.replace('passwords', `new-${common.length}`), language: 'ky' })).rejects.toMatchObject({ code: 'register/password-common' });
	});

	test('a reset ends every session and its link works once', async () => {
		const browser = stranger();
		await enter(browser, email);
		await askForLetter(runtime, { purpose: 'reset', email, language: 'ky' }, '203.0.113.252');
		await runtime.writeLetters();
		const link = await token(/reset\?token=([\w-]+)/);
		await expect(resetPassword({ token: link, password: '1234567890' })).rejects.toMatchObject({ code: 'register/password-common' });
		await resetPassword({ token: link, password: 'ак кайың булагы' });
		expect(await who(browser)).toBe(null);
		expect(await enter(stranger(), email, 'ак кайың булагы')).toBe('in');
		await expect(resetPassword({ token: link, password: 'башка узун сырсөз' })).rejects.toMatchObject({ code: 'register/link-not-valid' });
	});

	test('no more of them are computed at once than memory is meant for', () => expect(concurrentHashes * 19).toBeLessThan(100));
});
