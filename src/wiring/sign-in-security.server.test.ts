/** The second factor: who must have one, how it is set up, shown, renewed, lost and taken away. */
import { describe, expect, test } from 'vitest';
import { outbox } from '#platform/mail.server.ts';
import { clearSecondFactor } from '#register/disable-person.server.ts';
import { grantRole } from '#register/grant-role.server.ts';
import { aProgramme } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { codeOf, type TestBrowser, testBrowser, testRuntime } from '../../tests/support/sign-in.ts';
import { enterByCode, enterByLink, enterByPasskey, enterByPassword, passkeyChallenge } from './enter.server.ts';
import { openAccount } from './open-account.server.ts';
import { mustShowMore } from './recognise.server.ts';
import { askForLetter } from './sign-in-letters.server.ts';
import { addPasskey, beginAuthenticator, changePassword, confirmAuthenticator, enrolmentBegun, newPasskeyChallenge, removeAuthenticator, removePasskey, renewRecoveryCodes, securityOf } from './sign-in-security.server.ts';

const kadam = await testDatabase();
const runtime = testRuntime(kadam);
const { pool } = kadam.database;
const programme = await aProgramme(kadam);
const password = 'суулуу кайнак булак';
let address = 0;
const browserOf = () => testBrowser({ client: `203.0.113.${++address}` });
const enter = async (browser: TestBrowser, email: string) => enterByPassword(await browser.request(), email, password);
const missing = async (browser: TestBrowser) => (await browser.request()).locals.session?.missing;
const acts = async (browser: TestBrowser) => (await browser.request()).locals.actor.personId !== null;

async function account(name: string, { staff = false } = {}) {
	const email = `${name}@example.org`;
	const id = await openAccount(runtime, { name: 'Жылдыз Мамбетова', email, password, language: 'ky' });
	if (staff) await grantRole(kadam.system, { programme, person: id, role: 'officer' });
	return { email, id };
}

/** Signs in and sets the app up; answers the key, the recovery codes and the browser. */
async function withApp(name: string, options = {}) {
	const one = await account(name, options);
	const browser = browserOf();
	await enter(browser, one.email);
	const { secret } = await beginAuthenticator(await browser.request(), password);
	const recoveryCodes = await confirmAuthenticator(await browser.request(), codeOf(secret, -1));
	return { ...one, browser, secret, recoveryCodes };
}

describe('staff without a second factor', () => {
	test('are led to the page that sets it up, act nowhere before, and everywhere after', async () => {
		const { email } = await account('officer', { staff: true });
		const browser = browserOf();
		expect(await enter(browser, email)).toBe('in');
		expect([await missing(browser), await acts(browser)]).toEqual(['set-up', false]);
		for (const path of ['/', '/organisations', '/settings', '/settings/sign-in', '/profiling']) expect(mustShowMore(await browser.request(path)), path).toBe(true);
		for (const path of ['/sign-in/second-factor', '/sign-out', '/language']) expect(mustShowMore(await browser.request(path)), path).toBe(false);
		const { secret } = await beginAuthenticator(await browser.request(), password);
		await confirmAuthenticator(await browser.request(), codeOf(secret));
		expect([await missing(browser), await acts(browser)]).toEqual([null, true]);
	});

	test('are let in by the demonstration alone', async () => {
		const { email } = await account('demonstration', { staff: true });
		const browser = browserOf();
		await enter(browser, email);
		expect(await missing(browser)).toBe('set-up');
		testRuntime(kadam, { demonstration: true });
		expect([await missing(browser), await acts(browser)]).toEqual([null, true]);
		testRuntime(kadam);
	});

	test('a role that is given to somebody who is signed in asks for it at the next page', async () => {
		const { email, id } = await account('promoted');
		const browser = browserOf();
		await enter(browser, email);
		expect(await acts(browser)).toBe(true);
		await grantRole(kadam.system, { programme, person: id, role: 'auditor' });
		expect([await missing(browser), await acts(browser)]).toEqual(['set-up', false]);
	});
});

describe('the authenticator app', () => {
	test('a wrong code sets nothing up and the key can be read again', async () => {
		const { email } = await account('typing');
		const browser = browserOf();
		await enter(browser, email);
		const event = await browser.request();
		const begun = await beginAuthenticator(event, password);
		await expect(confirmAuthenticator(await browser.request(), '000000')).rejects.toMatchObject({ code: 'register/wrong-code' });
		expect((await enrolmentBegun(event.locals.session!.userId))?.secret).toBe(begun.secret);
		expect(await enter(browserOf(), email), 'not asked for before it is confirmed').toBe('in');
	});

	test('is asked for after the password and after a link, and nothing opens in between', async () => {
		const { email, secret } = await withApp('asked');
		const browser = browserOf();
		expect(await enter(browser, email)).toBe('code');
		expect(browser.jar.has('kadam.session_token')).toBe(false);
		expect((await browser.request()).locals.person).toBe(null);
		expect(await enterByCode(await browser.request(), codeOf(secret))).toBe('in');
		expect((await browser.request()).locals.person?.email).toBe(email);
		const other = browserOf();
		await askForLetter(runtime, { purpose: 'sign-in', email, language: 'ky' }, '203.0.113.250');
		await runtime.writeLetters();
		const [letter] = await outbox(kadam.database.read);
		expect(await enterByLink(await other.request(), /link\?token=(\w+)/.exec(letter!.body)![1]!)).toBe('code');
		expect((await other.request()).locals.person).toBe(null);
	});

	test('a code is taken once, and from one half minute before to one after', async () => {
		const { email, secret } = await withApp('reuse');
		const at = async (steps: number) => {
			const browser = browserOf();
			await enter(browser, email);
			return enterByCode(await browser.request(), codeOf(secret, steps)).catch((problem: { code: string }) => problem.code);
		};
		const now = codeOf(secret);
		expect(await at(0)).toBe('in');
		if (codeOf(secret) === now) expect(await at(0)).toBe('register/wrong-code');
		expect(await at(3)).toBe('register/wrong-code');
		expect(await at(-4)).toBe('register/wrong-code');
	});

	test('codes are guessed no faster than passwords, however many passwords are right', async () => {
		const { email } = await withApp('guessed');
		const answers: string[] = [];
		for (let one = 0; one < 40; one++) {
			const browser = browserOf();
			await enter(browser, email);
			answers.push(await enterByCode(await browser.request(), String(100_000 + one)).catch((problem: { code: string }) => problem.code));
		}
		expect(answers.filter((code) => code === 'register/wrong-code').length).toBeLessThanOrEqual(20);
		expect(answers.at(-1)).toBe('register/too-many-attempts');
	}, 60_000);

	test('a session that was open before on another device is over', async () => {
		const { email } = await account('before');
		const [phone, office] = [browserOf(), browserOf()];
		await enter(phone, email);
		await enter(office, email);
		const { secret } = await beginAuthenticator(await office.request(), password);
		await confirmAuthenticator(await office.request(), codeOf(secret));
		expect([await acts(phone), await acts(office)]).toEqual([false, true]);
	});

	test('stays shown in this session when the password changes', async () => {
		const { browser } = await withApp('both', { staff: true });
		await changePassword(await browser.request(), { passwordNow: password, password: 'кызыл алма бышты' });
		expect([await missing(browser), await acts(browser)]).toEqual([null, true]);
	});

	test('is removed with the password only', async () => {
		const { email, browser } = await withApp('removed');
		await expect(removeAuthenticator(await browser.request(), 'кургак булак')).rejects.toMatchObject({ code: 'register/password-wrong' });
		expect(await enter(browserOf(), email)).toBe('code');
		await removeAuthenticator(await browser.request(), password);
		expect(await enter(browserOf(), email)).toBe('in');
	});

	test('is taken away by an administrator for whoever lost everything; staff set up a new one', async () => {
		const { email, id, browser } = await withApp('lost', { staff: true });
		await clearSecondFactor(kadam.system, { person: id });
		expect(await acts(browser)).toBe(false);
		const next = browserOf();
		expect(await enter(next, email)).toBe('in');
		expect(await missing(next)).toBe('set-up');
	});
});

describe('recovery codes', () => {
	test('each lets in once, however it is typed, and none is stored in clear', async () => {
		const { email, recoveryCodes } = await withApp('recovery');
		expect(new Set(recoveryCodes).size).toBe(10);
		const { rows } = await pool.query('select backup_codes, secret from identity.two_factor');
		for (const code of recoveryCodes) expect(JSON.stringify(rows)).not.toContain(code.slice(0, 6));
		const by = async (code: string) => {
			const browser = browserOf();
			await enter(browser, email);
			return enterByCode(await browser.request(), code).catch((problem: { code: string }) => problem.code);
		};
		expect(await by(recoveryCodes[0]!)).toBe('in');
		expect(await by(recoveryCodes[0]!)).toBe('register/wrong-code');
		expect(await by(recoveryCodes[1]!.replace('-', ' '))).toBe('in');
		const stored = JSON.parse(rows.at(-1).backup_codes) as string[];
		expect(await by(stored[5]!), 'what is stored opens nothing').toBe('register/wrong-code');
	});

	test('new ones replace the old ones', async () => {
		const { email, browser, recoveryCodes } = await withApp('renewed');
		const renewed = await renewRecoveryCodes(await browser.request(), password);
		const event = await browser.request();
		expect((await securityOf(event.locals.session!.userId)).recoveryCodesLeft).toBe(10);
		const other = browserOf();
		await enter(other, email);
		await expect(enterByCode(await other.request(), recoveryCodes[0]!)).rejects.toMatchObject({ code: 'register/wrong-code' });
		expect(await enterByCode(await other.request(), renewed[0]!)).toBe('in');
	});
});

describe('passkeys', () => {
	test('a challenge demands a finger or a PIN, and goes to nobody who has not shown the passkey they have', async () => {
		const { email } = await account('passkey', { staff: true });
		const browser = browserOf();
		await enter(browser, email);
		const event = await browser.request();
		expect((await passkeyChallenge(event)).userVerification).toBe('required');
		expect(await newPasskeyChallenge(event)).toMatchObject({ rp: { id: 'kadam.example' }, authenticatorSelection: { userVerification: 'required', residentKey: 'required' } });
		await pool.query('insert into identity.passkey (id, public_key, user_id, credential_id, counter, device_type, backed_up) values ($1, $2, $3, $4, 0, $5, true)', ['p', 'key', event.locals.session!.userId, 'c', 'multiDevice']);
		expect(await missing(browser)).toBe('confirm');
		expect(await newPasskeyChallenge(await browser.request())).toBe(null);
		await expect(removePasskey(await browser.request(), { id: 'p', passwordNow: 'кургак булак' })).rejects.toMatchObject({ code: 'register/password-wrong' });
	});

	test('what is no passkey is refused', async () => {
		const { email } = await account('nonsense');
		const browser = browserOf();
		await enter(browser, email);
		await newPasskeyChallenge(await browser.request());
		await expect(addPasskey(await browser.request(), '{"id":"x","response":{}}', '')).rejects.toMatchObject({ code: 'register/passkey-refused' });
		for (const sent of ['', '{}', 'null', '[]', '{"id":"x","response":{}}']) await expect(enterByPasskey(await browserOf().request(), sent)).rejects.toMatchObject({ code: 'register/passkey-refused' });
	});
});

test('a field that holds a password says so by its name, so that no form gives it back', async () => {
	const { readFileSync, globSync } = await import('node:fs');
	const fields = globSync('src/{register,routes}/**/*.svelte').flatMap((path) => readFileSync(path, 'utf8').match(/<TextInput[^>]*type="password"[^>]*>/g) ?? []);
	expect(fields.length).toBeGreaterThan(5);
	expect(fields.filter((field) => !/name="password/.test(field))).toEqual([]);
});
