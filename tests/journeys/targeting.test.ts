/** The choice of target organisations, in Kyrgyz: an officer opens it, two people declare and vote without seeing each other, the chair decides, letters go out. */
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
let chair: Visitor;
let member: Visitor;
let round = '';
/** Organisations of the demonstration that pass the gates. */
const listed = 3;
const chosen = 2;

async function as(person: string, width = 1280): Promise<Visitor> {
	const one = await visitor(browser, { address: kadam.address, language: 'ky', width });
	await one.signIn(`${person}@kadam.example`, password);
	return one;
}

beforeAll(async () => {
	[kadam, browser] = await Promise.all([startKadam({ demonstration: true }), launchBrowser()]);
	[officer, chair, member] = await Promise.all([as('officer'), as('lead'), as('assessor', 360)]);
});
afterAll(async () => {
	await browser?.close();
	await kadam?.stop();
});

test('an officer begins a round and chooses the panel; the list is fixed when voting is opened', async () => {
	const { page, visit } = officer;
	await visit('/eligibility/targets');
	await page.locator('[name=places]').fill('2');
	await page.locator('form[action="?/begin"] button').click();
	await page.waitForURL(/targets\/[0-9a-f-]{36}$/);
	round = new URL(page.url()).pathname;
	for (const name of ['Нургүл Асанова', 'Эрмек Токтосунов']) await tick(page.getByLabel(name));
	await page.locator('select[name=chair]').selectOption({ label: 'Нургүл Асанова' });
	await page.locator('form[action="?/seats"] button').click();
	await page.locator('select[name=chair] option:checked', { hasText: 'Нургүл Асанова' }).waitFor({ state: 'attached' });
	await page.locator('button[value=openVoting]').click();
	await page.getByText('Комиссия добуш берүүдө').first().waitFor();
	expect(await page.locator('tbody tr').count()).toBe(listed);
	expect(officer.complaints()).toEqual([]);
});

/** Declares on every organisation, close to those named so, and votes on the others as told; ends on the list. */
async function declareAndVote({ page, visit, complaints }: Visitor, { conflict = '', vote, reason }: { conflict?: string; vote: string; reason: string }): Promise<void> {
	await visit(round);
	for (const row of await page.locator('tbody tr').all()) {
		const isClose = conflict !== '' && (await row.innerText()).includes(conflict);
		await tick(row.locator(`input[value=${isClose ? 'conflict' : 'none'}]`));
	}
	await page.locator('form[action="?/declare"] button').click();
	const waiting = page.locator('tbody a', { hasText: 'Добуш берүү' });
	await waiting.first().waitFor();
	const href = (await waiting.first().getAttribute('href'))!;
	const count = await waiting.count();
	expect(count).toBe(conflict === '' ? listed : listed - 1);
	await visit(href.split('#')[0]!);
	for (let voted = 1; voted <= count; voted++) {
		const here = new URL(page.url()).pathname;
		await tick(page.locator(`[name=vote][value=${vote}]`));
		await page.locator('#vote [name=reason]').fill(`${reason} ${voted}`);
		await page.locator('form[action="?/vote"] button').click();
		await page.waitForURL((url) => url.pathname !== here);
	}
	expect(new URL(page.url()).pathname).toBe(round);
	expect(complaints()).toEqual([]);
}

test('each member declares and votes for themselves; nobody reads another’s vote, and who is close to an organisation does not vote on it', async () => {
	await declareAndVote(member, { vote: 'yes', reason: 'Планды өздөрү жаңылап турушат', conflict: 'Ак булак' });
	await declareAndVote(chair, { vote: 'yes', reason: 'Аймакта ишеними бар' });
	const first = (await chair.page.locator('tbody th a').first().getAttribute('href'))!;
	for (const one of [chair, officer]) {
		await one.visit(first);
		expect(await one.page.locator('main').innerText()).not.toContain('Планды өздөрү');
	}
});

test('the chair closes voting, reads the votes, and decides with words for each organisation', async () => {
	const { page, visit } = chair;
	await visit(round);
	await page.locator('button[value=closeVoting]').click();
	await page.getByText('Чечим кабыл алынууда').first().waitFor();
	expect(await page.locator('main').innerText()).toContain('макул 2 · каршы 0 · калыс 0');
	const links = await page.locator('tbody th a').evaluateAll((all) => all.map((one) => one.getAttribute('href')!));
	for (const [index, href] of links.entries()) {
		await visit(href);
		if (index > 0) expect(await page.locator('main').innerText()).toContain('Планды өздөрү жаңылап турушат');
		await tick(page.locator(`[name=decision][value=${index < chosen ? 'chosen' : 'notChosen'}]`));
		await page.locator('#decide [name=reason]').fill(index < chosen ? 'Кадамдарыңыздар далилденген.' : 'Бул жолу орун жетпеди.');
		await page.locator('[name=againstReason]').fill('Комиссия аймактарды теңдештирди.');
		await page.locator('form[action="?/decide"] button').click();
		await page.waitForURL((url) => url.pathname !== href);
	}
	await visit(round);
	await page.locator('button[value=conclude]').click();
	await page.getByText('Чечим кабыл алынды').first().waitFor();
	expect(chair.complaints()).toEqual([]);
});

test('the officer sees what to offer and announces it; each organisation gets a letter with its own reasons, and reads nothing of the votes', async () => {
	const { page, visit } = officer;
	await visit(`${round}/weights`);
	await visit(`${round}/proposals?together=2`);
	expect(await page.locator('#trainings ~ ul > li').count()).toBeGreaterThan(0);
	await visit(round);
	await page.locator('button[value=announce]').click();
	await page.getByText('Уюмдарга билдирилди').first().waitFor();
	const letters = (reason: string) => page.locator('article', { hasText: reason }).count();
	await expect.poll(async () => {
		await visit('/outbox');
		return [await letters('Кадамдарыңыздар далилденген.'), await letters('Бул жолу орун жетпеди.')];
	}, { timeout: 20_000 }).toEqual([chosen, listed - chosen]);
	expect(await page.locator('main').innerText()).not.toContain('Планды өздөрү');
	const head = await as('head', 360);
	await head.visit('/eligibility');
	const own = await head.page.locator('main').innerText();
	expect(own).toMatch(/Кадамдарыңыздар далилденген\.|Бул жолу орун жетпеди\./);
	expect(own).not.toContain('Планды өздөрү');
	for (const one of [officer, head]) expect(one.complaints()).toEqual([]);
});
