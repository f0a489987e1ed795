/** From work to rights, in Kyrgyz: an organisation works two actions of its plan to verified and sees itself become eligible. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demonstrationPassword as password } from '#wiring/demonstration.ts';
import { launchBrowser } from '../support/browser.ts';
import { type KadamProcess, startKadam } from '../support/kadam-process.ts';
import { tick } from './support/profile.ts';
import { type Visitor, visitor } from './support/visitor.ts';

let kadam: KadamProcess;
let browser: Browser;
let officer: Visitor;
/** On a phone. */
let head: Visitor;
const ruleSet = 'two-steps';
const at = { organisation: '', actions: [] as string[] };

async function as(person: string, width: number): Promise<Visitor> {
	const one = await visitor(browser, { address: kadam.address, language: 'ky', width });
	await one.signIn(`${person}@kadam.example`, password);
	return one;
}

beforeAll(async () => {
	[kadam, browser] = await Promise.all([startKadam({ demonstration: true }), launchBrowser()]);
	[officer, head] = await Promise.all([as('officer', 1280), as('head.jany-tolkun', 360)]);
});
afterAll(async () => {
	await browser?.close();
	await kadam?.stop();
});

/** How many letters told the head that something new is open to the organisation. */
async function letters(): Promise<number> {
	await head.visit('/outbox');
	return head.page.locator('article', { hasText: 'head.jany-tolkun@kadam.example' }).filter({ hasText: 'жаңы мүмкүнчүлүк' }).count();
}

async function fill(field: string, texts: Readonly<Record<string, string>>): Promise<void> {
	for (const [language, text] of Object.entries(texts)) await officer.page.locator(`[name="${field}.${language}"]`).fill(text);
}

test('the programme asks for two verified actions, and the organisation reads that it is not there yet', async () => {
	const { page, visit } = officer;
	await visit('/eligibility/rules');
	await page.locator('[name=key]').fill(ruleSet);
	await page.locator('form[action="?/begin"] button').click();
	await page.waitForURL('**/eligibility/rules/drafts/*');
	const draft = new URL(page.url()).pathname;
	await visit(`${draft}/head`);
	await fill('name', { ky: 'Чакан колдоо', ru: 'Малая поддержка', en: 'Small support' });
	await fill('opens', { ky: 'Уюм чакан колдоого кайрыла алат.', ru: 'Организация может просить малую поддержку.', en: 'The organisation can ask for small support.' });
	await page.locator('form[action="?/head"] button').click();
	await page.waitForURL(`**${draft}`);
	await page.locator('main summary').first().click();
	await page.locator('select[name=fact]').selectOption('weaknessActionsVerified');
	await page.locator('form[action="?/addCondition"] button').click();
	await page.waitForURL('**/rule.rules.0');
	await page.locator('[name=count]').fill('2');
	await fill('asks', { ky: 'Эки иш-чара тастыкталган.', ru: 'Подтверждены два мероприятия.', en: 'Two actions are verified.' });
	await fill('remedy', { ky: 'Пландагы иштерди аткарыңыз.', ru: 'Выполняйте мероприятия плана.', en: 'Carry out the actions of the plan.' });
	await page.locator('form[action="?/condition"] button').click();
	await page.waitForURL(`**${draft}`);
	await page.locator('form[action="?/publish"] button').click();
	await page.waitForURL(`**/eligibility/rules/${ruleSet}/1`);

	await head.visit('/eligibility');
	at.organisation = new URL(head.page.url()).pathname;
	await expect.poll(async () => {
		await head.visit(at.organisation);
		return head.page.locator(`#${ruleSet}`).innerText().catch(() => '');
	}, { timeout: 15_000 }).toContain('Азырынча жок');
});

test('the head says from a phone what was done, shows it and claims two actions', async () => {
	const { page, visit } = head;
	await visit('/planning');
	await page.waitForURL('**/planning/*-*');
	const plan = new URL(page.url()).pathname;
	await visit(`${plan}?view=board`);
	const column = page.locator('section', { has: page.locator('h2#board-inProgress') });
	at.actions = await column.locator('li a').evaluateAll((links) => links.slice(0, 2).map((link) => link.getAttribute('href')!));
	expect(at.actions).toHaveLength(2);
	for (const action of at.actions) {
		await visit(action);
		await page.locator('[name=text]').fill('Башкаруу органы бекитти, эми ушул тартип менен иштейбиз.');
		await page.locator('input[name=file]').setInputFiles({ name: 'токтом.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 токтом') });
		await page.locator('form[action="?/report"] button').click();
		await page.locator('main li a', { hasText: 'токтом.pdf' }).waitFor();
		await page.locator('button[name=act][value=claimDone]').click();
		await page.getByText('Аткарылды (билдирилди)').first().waitFor();
	}
	expect(head.complaints()).toEqual([]);
});

test('the officer looks at both and verifies them; the organisation is eligible and got a letter', async () => {
	const { page, visit } = officer;
	const before = await letters();
	for (const action of at.actions) {
		await visit(action);
		const form = page.locator('form:has(input[name=act][value=verify])');
		await page.locator('details', { has: form }).locator('summary').click();
		for (const check of ['belongs', 'approved', 'expected', 'used']) await tick(form.locator(`[value=${check}]`));
		await form.locator('button').click();
		await page.getByText('Тастыкталды').first().waitFor();
	}
	await expect.poll(async () => {
		await head.visit(at.organisation);
		return head.page.locator(`#${ruleSet}`).innerText();
	}, { timeout: 20_000 }).toContain('Укугу бар');
	await expect.poll(letters, { timeout: 20_000 }).toBe(before + 1);
	for (const one of [officer, head]) expect(one.complaints()).toEqual([]);
});
