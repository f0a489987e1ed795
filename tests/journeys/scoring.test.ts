/** The pages on which scores are given: light, kept by the keyboard alone, and nothing typed is lost with the line. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demonstrationPassword as password } from '#wiring/demonstration.ts';
import { launchBrowser } from '../support/browser.ts';
import { type KadamProcess, startKadam } from '../support/kadam-process.ts';
import { type Visitor, violations, visitor } from './support/visitor.ts';
import { weigh } from './support/weigh.ts';

let kadam: KadamProcess;
let browser: Browser;
let assessor: Visitor;
let lead: Visitor;
/** Addresses of the two cases that the demonstration leaves in the middle of scoring. */
const at = { agree: '', verify: '' };

async function as(person: string): Promise<Visitor> {
	const one = await visitor(browser, { address: kadam.address, language: 'ky', width: 1280 });
	await one.signIn(`${person}@kadam.example`, password);
	return one;
}

async function caseIn(status: string): Promise<string> {
	await assessor.visit(`/diagnostics?status=${status}`);
	const links = await assessor.page.locator('main a[href^="/diagnostics/0"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
	return links[0]!;
}

beforeAll(async () => {
	[kadam, browser] = await Promise.all([startKadam({ demonstration: true }), launchBrowser()]);
	[assessor, lead] = await Promise.all([as('assessor'), as('lead')]);
	at.agree = `${await caseIn('consensusSession')}/agree`;
	at.verify = `${await caseIn('verification')}/verify`;
});
afterAll(async () => {
	await browser?.close();
	await kadam?.stop();
});

const saved = (visitor: Visitor) => visitor.page.locator('.k-saved[data-state=saved]').waitFor();

test('a scoring page loads at most 60 KB of JavaScript and 150 KB in all, and passes axe', async () => {
	for (const path of [`${at.agree}/6.1`, `${at.verify}/1.2`]) {
		const { script, all } = await weigh(browser, assessor.context, kadam.address, path);
		console.log(`${path.replace(/[0-9a-f-]{36}/, '…')}: ${script} bytes of JavaScript, ${all} bytes in all, gzipped`);
		expect(script, path).toBeLessThanOrEqual(60 * 1024);
		expect(all, path).toBeLessThanOrEqual(150 * 1024);
		await assessor.visit(path);
		expect(await violations(assessor.page), path).toEqual([]);
	}
	expect(assessor.complaints()).toEqual([]);
});

test('the keyboard alone scores one indicator after another, whatever alphabet it is set to, and the rail counts along', async () => {
	const { page, visit } = assessor;
	await visit(`${at.agree}/7.1`);
	const rail = page.locator('#score-rail [aria-current=page] .k-rail-progress').last();
	const before = await rail.innerText();
	await page.locator('[name=mark]').first().focus();
	await page.keyboard.press('2');
	await saved(assessor);
	expect(await rail.innerText()).not.toBe(before);
	await page.locator('[name=mark]:checked').focus();
	// The key beside which Т is written on a Kyrgyz keyboard is the N of a Latin one.
	await page.locator('[name=mark]:checked').dispatchEvent('keydown', { key: 'т', code: 'KeyN', bubbles: true });
	expect(await page.locator('[name=mark][value=notApplicable]').isChecked()).toBe(true);
	await page.locator('[name=reason]').fill('Мындай иш жок.');
	await page.locator('button[name=next]').focus();
	await page.keyboard.press('Enter');
	await page.waitForURL('**/agree/7.2#by-keyboard');
	await page.keyboard.press('3');
	await saved(assessor);
	await visit(`${at.agree}/7.1`);
	expect(await page.locator('[name=reason]').inputValue()).toBe('Мындай иш жок.');
	await visit(`${at.agree}/7.2`);
	expect(await page.locator('[name=mark][value="3"]').isChecked()).toBe(true);
	expect(assessor.complaints()).toEqual([]);
});

test('what is chosen and typed without a line stays on the device, is sent once when it is back, and outlives the page', async () => {
	const { page, visit, context } = assessor;
	await visit(`${at.agree}/8.1`);
	await context.setOffline(true);
	await page.locator('[name=mark][value="2"]').check({ force: true });
	await page.locator('[name=comment]').fill('Байланыш үзүлгөндө жазылды.');
	await page.locator('.k-saved[data-state=local]').waitFor();
	const commands: string[] = [];
	page.on('request', (request) => request.method() === 'POST' && commands.push(/name="command"\s+([0-9a-f-]{36})/.exec(request.postData() ?? '')?.[1] ?? ''));
	await context.setOffline(false);
	await saved(assessor);
	await visit(`${at.agree}/8.1`);
	expect(await page.locator('[name=comment]').inputValue()).toBe('Байланыш үзүлгөндө жазылды.');

	// The page is closed before the line is back; the next page of the layer sends it.
	await visit(`${at.agree}/8.2`);
	await page.route('**/agree/8.2', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
	await page.locator('[name=mark][value="1"]').check({ force: true });
	await page.locator('[name=comment]').fill('Барак жабылды.');
	await page.locator('.k-saved[data-state=local]').waitFor();
	await page.unroute('**/agree/8.2');
	await visit(`${at.agree}/8.3`);
	await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kadam/score/')).length)).toBe(0);
	await visit(`${at.agree}/8.2`);
	expect(await page.locator('[name=comment]').inputValue()).toBe('Барак жабылды.');
	expect(await page.locator('[name=mark][value="1"]').isChecked()).toBe(true);
	expect(new Set(commands).size).toBeLessThanOrEqual(3);
	assessor.complaints();
});

test('an answer that is lost on its way back is asked for again under the same command, and nothing is saved twice', async () => {
	const { page, visit } = assessor;
	await visit(`${at.agree}/8.4`);
	const commands: string[] = [];
	let lose = true;
	await page.route('**/agree/8.4', async (route) => {
		if (route.request().method() !== 'POST') return route.continue();
		commands.push(/name="command"\s+([0-9a-f-]{36})/.exec(route.request().postData() ?? '')![1]!);
		if (!lose) return route.continue();
		lose = false;
		await route.fetch();
		await route.abort();
	});
	await page.locator('[name=mark][value="3"]').check({ force: true });
	await saved(assessor);
	expect(commands.length).toBe(2);
	expect(new Set(commands).size).toBe(1);
	expect(await page.locator('input[name=basedOn]').first().inputValue()).toBe('1');
	await page.unroute('**/agree/8.4');
	assessor.complaints();
});

test('two who score the same at once both see both values, and one of them decides', async () => {
	await assessor.visit(`${at.agree}/9.2`);
	await lead.visit(`${at.agree}/9.2`);
	await assessor.page.locator('[name=mark][value="2"]').check({ force: true });
	await saved(assessor);
	await lead.page.locator('[name=mark][value="3"]').check({ force: true });
	const conflict = lead.page.locator('#score-form .k-notice', { has: lead.page.locator('button[value=mine]') });
	await conflict.waitFor();
	expect(await conflict.innerText()).toMatch(/2[\s\S]*3/);
	await conflict.locator('button[value=mine]').click();
	await saved(lead);
	await assessor.visit(`${at.agree}/9.2`);
	expect(await assessor.page.locator('[name=mark][value="3"]').isChecked()).toBe(true);
	expect([...assessor.complaints(), ...lead.complaints()]).toEqual([]);
});

test('a level that no evidence carries is refused beside the field, and what was typed stays', async () => {
	const { page, visit } = lead;
	await visit(`${at.verify}/10.4`);
	await page.locator('[name=comment]').fill('Текшерилди.');
	await page.locator('[name=mark][value="4"]').check({ force: true });
	await page.locator('.k-saved[data-state=problem]').waitFor();
	expect(await page.locator('#score-form .k-problem').count()).toBe(1);
	await visit(`${at.verify}/10.4`);
	expect(await page.locator('[name=comment]').inputValue()).toBe('Текшерилди.');
	await page.locator('[name=mark][value="1"]').check({ force: true });
	await saved(lead);
	lead.complaints();
});

test('without a script the same pages are plain forms', async () => {
	const plain = await visitor(browser, { address: kadam.address, language: 'ky', javaScript: false });
	await plain.signIn('assessor@kadam.example', password);
	await plain.visit(`${at.agree}/10.1`);
	await plain.page.locator('[name=mark][value="2"]').check({ force: true });
	await plain.page.locator('[name=comment]').fill('Скриптсиз жазылды.');
	await plain.page.locator('button[name=next]').click();
	await plain.page.waitForURL('**/agree/10.2');
	await plain.visit(`${at.agree}/10.1`);
	expect(await plain.page.locator('[name=comment]').inputValue()).toBe('Скриптсиз жазылды.');
	expect(plain.complaints()).toEqual([]);
	await plain.close();
});
