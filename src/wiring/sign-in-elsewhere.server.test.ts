/** OpenID Connect against a small provider of its own: who is let in, who is not, and what a forged answer is worth. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { disablePerson } from '#register/disable-person.server.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { type OtherHouse, type Someone, startOtherHouse } from '../../tests/support/oidc.ts';
import { codeOf, type TestBrowser, testBrowser, testRuntime } from '../../tests/support/sign-in.ts';
import { enterByPassword } from './enter.server.ts';
import { openAccount } from './open-account.server.ts';
import { askElsewhere, enterFromElsewhere } from './sign-in-elsewhere.server.ts';
import { beginAuthenticator, confirmAuthenticator } from './sign-in-security.server.ts';

const kadam = await testDatabase();
const house = await startOtherHouse('kadam');
const runtime = testRuntime(kadam, { oidc: { issuer: house.issuer, clientId: 'kadam', clientSecret: 'secret', name: 'Министрлик' } });
const password = 'суулуу кайнак булак';
const people = async () => (await kadam.database.pool.query('select count(*) from identity."user"')).rows[0].count as number;
let made = 0;
let email: string;
let id: Awaited<ReturnType<typeof openAccount>>;
let browser: TestBrowser;
let self: Someone;

afterAll(() => house.stop());
beforeEach(async () => {
	email = `person-${++made}@example.org`;
	id = await openAccount(runtime, { name: 'Айнура Турдубаева', email, password, language: 'ky' });
	browser = testBrowser({ client: `203.0.113.${made}` });
	self = { sub: `sub-${made}`, email, email_verified: true, name: 'Айнура' };
});

async function come(as: Someone, forged?: Parameters<OtherHouse['signIn']>[2], change = (query: URLSearchParams) => query) {
	const address = await askElsewhere(await browser.request('/sign-in/oidc'), '/profiling');
	const query = change(house.signIn(address!, as, forged));
	return enterFromElsewhere(await browser.request(`/sign-in/oidc/callback?${query}`));
}
const who = async () => (await browser.request()).locals.person?.email ?? null;

test('whoever is known by a verified address comes in and goes on where they wanted to', async () => {
	expect(await come(self)).toEqual({ entered: 'in', next: '/profiling' });
	expect(await who()).toBe(email);
	expect(await come({ ...self, email: 'changed-there@example.org' }), 'from then on by the other house’s own number').toMatchObject({ entered: 'in' });
	expect(await who()).toBe(email);
});

test('nobody gets an account by it', async () => {
	const before = await people();
	expect(await come({ ...self, sub: 'stranger', email: 'stranger@example.org' })).toBe(null);
	expect([await who(), await people()]).toEqual([null, before]);
});

test('an address that was not verified there proves nothing here', async () => {
	expect(await come({ ...self, email_verified: false })).toBe(null);
	expect(await who()).toBe(null);
});

test.each([
	['a token for another client', { audience: 'another' }],
	['a token of another sign-in', { nonce: 'another' }],
	['a token of another issuer', { issuer: 'https://evil.example' }],
	['a token whose time is over', { ageSeconds: 3600 }],
	['a token that nobody signed', { algorithm: 'none' as const }],
	['a token signed with the public key as if it were a secret', { algorithm: 'HS256' as const }],
	['a token signed by somebody else', { key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey }]
])('%s is refused', async (_what, forged) => {
	expect(await come(self, forged)).toBe(null);
	expect(await who()).toBe(null);
});

test('an answer to a question that this browser did not ask is refused', async () => {
	const address = await askElsewhere(await testBrowser().request(), '/');
	const query = house.signIn(address!, self);
	expect(await enterFromElsewhere(await browser.request(`/sign-in/oidc/callback?${query}`))).toBe(null);
	expect(await come(self, undefined, (answer) => { answer.set('state', 'x'); return answer; })).toBe(null);
	expect(await come(self, undefined, () => new URLSearchParams({ error: 'access_denied' }))).toBe(null);
	expect(await who()).toBe(null);
});

test('who has an authenticator app is asked for its code here too', async () => {
	await enterByPassword(await browser.request(), email, password);
	const { secret } = await beginAuthenticator(await browser.request(), password);
	await confirmAuthenticator(await browser.request(), codeOf(secret));
	browser.jar.clear();
	expect(await come(self)).toMatchObject({ entered: 'code' });
	expect(await who()).toBe(null);
});

test('whoever was disabled stays out', async () => {
	await disablePerson(kadam.system, { person: id });
	expect(await come(self)).toBe(null);
	expect(await who()).toBe(null);
});

test('a house that does not answer keeps nobody from signing in here', async () => {
	const alone = testRuntime(kadam, { oidc: { issuer: 'http://127.0.0.1:9', clientId: 'kadam', clientSecret: 'secret', name: 'Жок' } });
	expect(await askElsewhere(await browser.request(), '/')).toBe(null);
	expect(await enterByPassword(await browser.request(), email, password)).toBe('in');
	expect(alone.config.oidc?.name).toBe('Жок');
});
