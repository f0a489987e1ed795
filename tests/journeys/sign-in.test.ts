/** Passkeys and the page of one's own sign-in, in a browser with an authenticator that asks for a finger. */
import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type KadamProcess, startKadam } from '../support/kadam-process.ts';
import { overflow, type Visitor, violations, visitor } from './support/visitor.ts';

let kadam: KadamProcess;
let browser: Browser;
let founder: Visitor;
let authenticator: CDPSession;
let authenticatorId: string;
const password = 'беш-ат-сууга-барды';
/** Browsers give passkeys to names only. */
const address = () => kadam.address.replace('127.0.0.1', 'localhost');

beforeAll(async () => {
	[kadam, browser] = await Promise.all([startKadam(), launchBrowser()]);
	founder = await visitor(browser, { address: address(), language: 'ky' });
	const { page } = founder;
	authenticator = await founder.context.newCDPSession(page);
	await authenticator.send('WebAuthn.enable');
	({ authenticatorId } = await authenticator.send('WebAuthn.addVirtualAuthenticator', {
		options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true }
	}));
	await page.goto('/first-run');
	await page.locator('[name="programme.ky"]').fill('Биргелешип башкаруу программасы');
	await page.locator('[name=name]').fill('Азамат Жумабеков');
	await page.locator('[name=email]').fill('azamat@example.org');
	await page.locator('[name=password]').fill(password);
	await page.locator('form:has([name=password]) button').click();
	await page.waitForURL('**/sign-in/second-factor');
});
afterAll(async () => {
	await founder?.close();
	await browser?.close();
	await kadam?.stop();
});

test('a passkey is a second factor: set up, shown, and everything opens', async () => {
	const { page } = founder;
	await page.locator('form[action="?/add"] button').click();
	await page.locator('form[action="?/show"] button').waitFor();
	expect(await violations(page)).toEqual([]);
	await page.goto('/organisations');
	expect(new URL(page.url()).pathname, 'it must be shown first').toBe('/sign-in/second-factor');
	await page.locator('form[action="?/show"] button').click();
	await page.waitForURL(`${address()}/`);
	expect((await authenticator.send('WebAuthn.getCredentials', { authenticatorId })).credentials).toHaveLength(1);
});

test('it signs in without a password and without a code', async () => {
	const { page } = founder;
	await founder.context.clearCookies({ name: 'kadam.session_token' });
	await page.goto('/sign-in?next=/organisations');
	await page.locator('form[action="?/passkey"] button').click();
	await page.waitForURL(`${address()}/organisations`);
	expect(founder.complaints()).toEqual([]);
});

test('without a finger or a PIN it is refused', async () => {
	const { page } = founder;
	await founder.context.clearCookies({ name: 'kadam.session_token' });
	await authenticator.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
	await page.goto('/sign-in');
	await page.locator('form[action="?/passkey"] button').click();
	await page.locator('.k-notice').waitFor({ timeout: 60_000 });
	await page.route('**/sign-in/passkey', async (route) => {
		const answer = await route.fetch();
		await route.fulfill({ response: answer, json: { ...(await answer.json()), userVerification: 'discouraged' } });
	});
	await page.goto('/sign-in');
	const posted = page.waitForResponse((response) => response.url().includes('?/passkey'));
	await page.locator('form[action="?/passkey"] button').click();
	expect((await posted).status(), 'where the page was tampered with, the server refuses').toBe(400);
	await page.unroute('**/sign-in/passkey');
	await page.goto('/organisations');
	expect(new URL(page.url()).pathname).toBe('/sign-in');
	await authenticator.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
	founder.complaints();
});

test('under Settings stand the passkey and the device; the password alone opens nothing any more', async () => {
	const { page } = founder;
	await page.goto('/sign-in');
	await page.locator('form[action="?/passkey"] button').click();
	await page.waitForURL(`${address()}/`);
	await founder.visit('/settings/sign-in');
	expect(await violations(page)).toEqual([]);
	expect(await overflow(page)).toBe(0);
	expect(await page.locator('form[action="?/removePasskey"]').count()).toBe(1);
	const other = await visitor(browser, { address: address(), language: 'ky' });
	await other.page.goto('/sign-in');
	await other.page.locator('form[action="?/password"] input[name=email]').fill('azamat@example.org');
	await other.page.locator('form[action="?/password"] input[name=password]').fill(password);
	await other.page.locator('form[action="?/password"] button').click();
	await other.page.waitForURL('**/sign-in/second-factor');
	expect(await other.page.locator('form[action="?/begin"]').count(), 'no other second factor is set up instead').toBe(0);
	await founder.visit('/settings/sign-in');
	await page.locator('form[action="?/endOthers"] button').click();
	await page.waitForURL('**/settings/sign-in');
	await other.page.goto('/organisations');
	expect(new URL(other.page.url()).pathname).toBe('/sign-in');
	await other.close();
	expect(founder.complaints()).toEqual([]);
});

test('its owner is told by letter when it is added and when it is removed', async () => {
	const { page } = founder;
	/** Letters are written by a job. */
	const toldOf = (subject: string) => expect.poll(async () => {
		await page.goto('/outbox');
		return page.locator('article', { hasText: 'azamat@example.org' }).filter({ hasText: subject }).count();
	}, { timeout: 20_000, interval: 250 }).toBe(1);
	await toldOf('Кадамга кирүү ачкычы кошулду');
	await founder.visit('/settings/sign-in');
	await page.locator('details:has(form[action="?/removePasskey"]) summary').click();
	await page.locator('form[action="?/removePasskey"] [name=passwordNow]').fill(password);
	await page.locator('form[action="?/removePasskey"] button').click();
	await page.locator('form[action="?/removePasskey"]').waitFor({ state: 'detached' });
	await toldOf('Кадамга кирүү ачкычы алып салынды');
	founder.complaints();
});
