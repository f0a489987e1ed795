/** An empty installation: its first administrator, the people they invite, and how people come in and go out. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type KadamProcess, startKadam } from '../support/kadam-process.ts';
import { codeOf } from '../support/sign-in.ts';
import { overflow, violations, type Visitor, visitor } from './support/visitor.ts';

let kadam: KadamProcess;
let browser: Browser;
const password = 'беш-ат-сууга-барды';
/** The keys in people's authenticator apps, by address. */
const keys = new Map<string, string>();
const recoveryCodes: string[] = [];

/** As whoever has just signed in and must set up a second step; answers the recovery codes. */
async function setUpSecondStep({ page }: Visitor, email: string): Promise<string[]> {
	await page.waitForURL('**/sign-in/second-factor');
	expect(await violations(page)).toEqual([]);
	await page.locator('[name=passwordNow]').fill(password);
	await page.locator('form[action="?/begin"] button').click();
	keys.set(email, await page.locator('code').innerText());
	expect(await violations(page)).toEqual([]);
	expect(await overflow(page)).toBe(0);
	await page.locator('[name=code]').fill(codeOf(keys.get(email)!, -1));
	await page.locator('form[action="?/confirm"] button').click();
	await page.locator('ul.font-mono li').first().waitFor();
	expect(await violations(page)).toEqual([]);
	const codes = await page.locator('ul.font-mono li').allInnerTexts();
	expect(codes).toHaveLength(10);
	return codes;
}

/** Password, then a recovery code: a code of the app is taken once in its half minute. */
async function signInTwice(one: Visitor, email: string, { look = false } = {}): Promise<void> {
	await one.page.goto('/sign-in');
	await one.page.locator('form[action="?/password"] input[name=email]').fill(email);
	await one.page.locator('form[action="?/password"] input[name=password]').fill(password);
	await one.page.locator('form[action="?/password"] button').click();
	await one.page.waitForURL('**/sign-in/code*');
	if (look) expect(await violations(one.page)).toEqual([]);
	await one.page.locator('[name=code]').fill(recoveryCodes.shift()!);
	await one.page.locator('form:has([name=code]) button').click();
	await one.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

beforeAll(async () => {
	[kadam, browser] = await Promise.all([startKadam(), launchBrowser()]);
});
afterAll(async () => {
	await browser?.close();
	await kadam?.stop();
});

test('every address of an empty installation leads to the page that founds it, and that page can be used once', async () => {
	const founder = await visitor(browser, { address: kadam.address, language: 'ky' });
	const { page } = founder;
	await founder.visit('/organisations');
	expect(new URL(page.url()).pathname).toBe('/first-run');
	expect(await violations(page)).toEqual([]);
	expect(await overflow(page)).toBe(0);
	await page.locator('[name="programme.ky"]').fill('Биргелешип башкаруу программасы');
	await page.locator('[name=name]').fill('Азамат Жумабеков');
	await page.locator('[name=email]').fill('azamat@example.org');
	await page.locator('[name=password]').fill('кыска');
	await page.locator('[name=password]').evaluate((input) => input.removeAttribute('minlength'));
	await page.getByRole('button', { name: 'Түзүү жана кирүү' }).click();
	await page.locator('.k-problem').first().waitFor();
	expect(await page.locator('[name=email]').inputValue(), 'what was typed is still there').toBe('azamat@example.org');
	await page.locator('[name=password]').fill(password);
	await page.getByRole('button', { name: 'Түзүү жана кирүү' }).click();
	await page.waitForURL('**/sign-in/second-factor');
	await page.goto('/organisations');
	expect(new URL(page.url()).pathname, 'nothing opens before').toBe('/sign-in/second-factor');
	recoveryCodes.push(...(await setUpSecondStep(founder, 'azamat@example.org')));
	await page.getByRole('link', { name: 'Жазып алдым, улантуу' }).click();
	await page.waitForURL(`${kadam.address}/`);
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.goto('/first-run');
	expect(new URL(page.url()).pathname).toBe('/');
	expect(founder.complaints()).toEqual([]);
	await founder.close();
});

test('the administrator invites an officer, who finds the link in the outbox and comes in, in Russian', async () => {
	const administrator = await visitor(browser, { address: kadam.address, language: 'ky', width: 1280 });
	await signInTwice(administrator, 'azamat@example.org', { look: true });
	await administrator.visit('/settings');
	const { page } = administrator;
	await page.locator('[name=name]').fill('Жылдыз Мамбетова');
	await page.locator('[name=email]').fill('jyldyz@example.org');
	await page.locator('select[name=role]').selectOption('officer');
	await page.locator('select[name=language]').selectOption('ru');
	await page.getByRole('button', { name: 'Адамды чакыруу' }).click();
	await page.getByText('jyldyz@example.org').waitFor();
	await administrator.visit('/outbox');
	const link = await page.locator('article').first().getByRole('link').getAttribute('href');
	const officer = await visitor(browser, { address: kadam.address, language: 'ru' });
	await officer.page.goto(link!);
	expect(await violations(officer.page)).toEqual([]);
	await officer.page.locator('[name=password]').fill(password);
	await officer.page.getByRole('button', { name: 'Принять' }).click();
	await setUpSecondStep(officer, 'jyldyz@example.org');
	await officer.page.getByRole('link', { name: 'Коды записаны, дальше' }).click();
	await officer.page.getByRole('heading', { name: 'Что ждёт меня' }).waitFor();
	expect((await officer.page.goto(link!))?.status(), 'an invitation is accepted once').toBe(410);
	expect([...administrator.complaints(), ...officer.complaints()]).toEqual([]);
	await administrator.close();
	await officer.close();
});

test('a wrong password is refused in the same words as an unknown address, and signing out ends the session', async () => {
	const guest = await visitor(browser, { address: kadam.address, language: 'ky' });
	const { page } = guest;
	const refusals: string[] = [];
	for (const email of ['azamat@example.org', 'nobody@example.org']) {
		await guest.visit('/sign-in');
		await page.locator('form[action="?/password"] input[name=email]').fill(email);
		await page.locator('form[action="?/password"] input[name=password]').fill('wrong-wrong-wrong');
		await page.getByRole('button', { name: 'Кирүү', exact: true }).click();
		refusals.push((await page.locator('.k-notice').first().innerText()).trim());
	}
	expect(refusals[0]).toBe('Почта же сырсөз туура эмес.');
	expect(refusals[1]).toBe(refusals[0]);
	await signInTwice(guest, 'azamat@example.org');
	const cookies = await guest.context.cookies();
	await page.evaluate(() => (document.querySelector('form[action="/sign-out"]') as HTMLFormElement).submit());
	await page.waitForURL('**/sign-in');
	await guest.context.addCookies(cookies);
	await page.goto('/settings');
	expect(new URL(page.url()).pathname, 'the old cookie opens nothing').toBe('/sign-in');
	await guest.close();
});

test('the language is switched on any page, without a script too, and stays with the person', async () => {
	const guest = await visitor(browser, { address: kadam.address, language: 'ky', javaScript: false });
	const { page } = guest;
	await guest.visit('/sign-in');
	await page.getByRole('button', { name: 'русский' }).click();
	await page.getByRole('heading', { name: 'Вход в Кадам' }).waitFor();
	await page.getByRole('button', { name: 'English' }).click();
	await page.getByRole('heading', { name: 'Sign in to Kadam' }).waitFor();
	expect(await page.locator('html').getAttribute('lang')).toBe('en');
	await signInTwice(guest, 'azamat@example.org');
	await page.getByRole('heading', { name: 'Мени эмне күтүп турат' }).waitFor();
	await guest.close();
});
