/** Rights, in Kyrgyz: an officer builds rules, sees who would pass, publishes them and decides beside them with a second person. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#kernel/local-date.ts';
import { dateInBishkek } from '#kernel/clock.ts';
import { demonstrationPassword as password } from '#wiring/demonstration.ts';
import { launchBrowser } from '../support/browser.ts';
import { type KadamProcess, startKadam } from '../support/kadam-process.ts';
import { tick } from './support/profile.ts';
import { type Visitor, visitor } from './support/visitor.ts';

let kadam: KadamProcess;
let browser: Browser;
let officer: Visitor;
let administrator: Visitor;
let head: Visitor;
/** Of the organisation that has only handed in its profile. */
let organisation = '';

async function as(person: string, width = 1280): Promise<Visitor> {
	const one = await visitor(browser, { address: kadam.address, language: 'ky', width });
	await one.signIn(`${person}@kadam.example`, password);
	return one;
}

beforeAll(async () => {
	[kadam, browser] = await Promise.all([startKadam({ demonstration: true }), launchBrowser()]);
	[officer, administrator, head] = await Promise.all([as('officer'), as('administrator'), as('head.meken', 360)]);
});
afterAll(async () => {
	await browser?.close();
	await kadam?.stop();
});

const names = { ky: 'Айылга чыгуу', ru: 'Выезды в сёла', en: 'Village visits' };

async function fillText(one: Visitor, field: string, texts: Readonly<Record<string, string>>): Promise<void> {
	for (const [language, text] of Object.entries(texts)) await one.page.locator(`[name="${field}.${language}"]`).fill(text);
}

test('an officer builds a rule set without a script, is told what is missing, and sees who would pass', async () => {
	const { page, visit } = officer;
	await visit('/eligibility/rules');
	await page.locator('[name=key]').fill('village-visits');
	await page.locator('form[action="?/begin"] button').click();
	await page.waitForURL('**/eligibility/rules/drafts/*');
	const draft = new URL(page.url()).pathname;
	expect(await page.getByText('Жарыялоо', { exact: true }).count()).toBe(0);
	await visit(`${draft}/head`);
	await fillText(officer, 'name', names);
	await fillText(officer, 'opens', { ky: 'Уюмга айылга чыгуу уюштурулат.', ru: 'Для организации проводится выезд.', en: 'A visit is made to the organisation.' });
	await page.locator('form[action="?/head"] button').click();
	await page.waitForURL(`**${draft}`);
	await page.locator('main summary').first().click();
	await page.locator('select[name=fact]').selectOption('diagnostic');
	await page.locator('form[action="?/addCondition"] button').click();
	await page.waitForURL('**/rule.rules.0');
	await page.locator('select[name=value]').selectOption('done');
	await fillText(officer, 'asks', { ky: 'Уюм диагностикадан өткөн.', ru: 'Организация прошла диагностику.', en: '' });
	await fillText(officer, 'remedy', { ky: 'Диагностикага өтүнмө бериңиз.', ru: 'Подайте заявку на диагностику.', en: 'Ask for diagnostics.' });
	await page.locator('form[action="?/condition"] button').click();
	await page.waitForURL(`**${draft}`);
	expect(await page.locator('main').innerText()).toContain('текст үч тилде тең жазылышы керек');
	await visit(`${draft}/rule.rules.0`);
	await page.locator('[name="asks.en"]').fill('The organisation has been diagnosed.');
	await page.locator('form[action="?/condition"] button').click();
	await page.waitForURL(`**${draft}`);
	await visit(`${draft}/preview?shown=notYet`);
	expect(await page.locator('main li a').count()).toBeGreaterThan(3);
	await page.locator('main li a', { hasText: 'Мекен' }).click();
	await page.waitForURL('**organisation=*');
	expect(await page.locator('#chosen').innerText()).toContain('Диагностикага өтүнмө бериңиз.');
	organisation = new URL(page.url()).searchParams.get('organisation')!;
	await visit(draft);
	await page.locator('form[action="?/publish"] button').click();
	await page.waitForURL('**/eligibility/rules/village-visits/1');
	expect(officer.complaints()).toEqual([]);
});

test('the organisation reads what is missing and says that it does not agree; the officer upholds it, and a second person puts the decision in force', async () => {
	await head.visit(`/eligibility/${organisation}`);
	const card = head.page.locator('#village-visits');
	expect(await card.innerText()).toContain('Азырынча жок');
	await card.locator('summary', { hasText: 'макул эмесмин' }).click();
	await card.locator('[name=text]').fill('Кар эригиче баалоочулар айылга жете албайт.');
	await card.locator('form[action="?/appeal"] button').click();
	await card.getByText('Жооп күтүүдө').waitFor();

	await officer.visit(`/eligibility/${organisation}`);
	const own = officer.page.locator('#village-visits');
	await tick(own.locator('[name=outcome][value=upheld]'));
	await own.locator('[name=answer]').fill('Туура, жол жабык.');
	await own.locator('form[action="?/answer"] button').click();
	await officer.page.waitForURL('**/override/village-visits');
	await officer.page.locator('[name=until]').fill(addDays(dateInBishkek(new Date()), 60));
	await officer.page.locator('[name=reason]').fill('Жол ачылганча айылга өзүбүз чыгабыз.');
	await officer.page.locator('main form button').last().click();
	await officer.page.waitForURL('**/eligibility/overrides/*');
	expect(await officer.page.locator('button[value=confirm]').count()).toBe(0);

	await administrator.visit(new URL(officer.page.url()).pathname);
	await administrator.page.locator('button[value=confirm]').click();
	await administrator.page.getByText('Күчүндө').first().waitFor();

	await head.visit(`/eligibility/${organisation}`);
	const now = await card.innerText();
	for (const said of ['Кызматкерлердин чечими: «Укугу бар»', 'Жол ачылганча айылга өзүбүз чыгабыз.', 'Азырынча жок', 'Туура, жол жабык.']) expect(now).toContain(said);
	for (const one of [head, officer, administrator]) expect(one.complaints()).toEqual([]);
});
