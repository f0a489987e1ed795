/**
 * One diagnostic with everybody who has a part in it, in Kyrgyz: officer, head, respondents on their phones, a group with the
 * wall and a phone whose line goes away, two assessors who do not see each other's marks, the report and the reply to it.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dateInBishkek } from '#kernel/clock.ts';
import { addDays } from '#kernel/local-date.ts';
import { indicatorsOf } from '#programme/diagnostics/instrument.ts';
import { demonstrationPassword as password } from '#wiring/demonstration.ts';
import { organisationalInstrument } from '#wiring/reference.server.ts';
import { launchBrowser } from '../support/browser.ts';
import { type KadamProcess, startKadam } from '../support/kadam-process.ts';
import { tick } from './support/profile.ts';
import { overflow, violations, type Visitor, visitor } from './support/visitor.ts';

let kadam: KadamProcess;
let browser: Browser;
const people = new Map<string, Visitor>();
const at = { case: '', report: '' };
const indicators = indicatorsOf(organisationalInstrument()).map(({ code }) => code);
const idIn = (address: string) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(address)![0];

/** Everybody keeps a browser of their own; whoever has no account is a guest on a phone. */
async function as(who: string): Promise<Visitor> {
	const known = people.get(who);
	if (known) return known;
	const isStaff = ['officer', 'lead', 'assessor'].includes(who);
	const one = await visitor(browser, { address: kadam.address, language: 'ky', width: isStaff ? 1280 : 360 });
	people.set(who, one);
	one.page.setDefaultTimeout(15_000);
	if (!isStaff && who !== 'head') return one;
	await one.signIn(`${isStaff ? who : 'head.meken'}@kadam.example`, password);
	await one.context.addCookies([{ name: 'kadam-language', value: 'ky', url: kadam.address }]);
	return one;
}

beforeAll(async () => {
	[kadam, browser] = await Promise.all([startKadam({ demonstration: true }), launchBrowser()]);
});
afterAll(async () => {
	await browser?.close();
	await kadam?.stop();
});

/** Sends a form as a page without a script would; for the hundredth, which is like the first. */
async function post(who: string, path: string, form: Record<string, string>): Promise<void> {
	const answer = await (await as(who)).context.request.post(`${kadam.address}${path}`, { form, headers: { origin: kadam.address, accept: 'text/html' }, maxRedirects: 0 });
	expect(answer.status(), `${path} ${JSON.stringify(form)}`).toBeLessThan(400);
}

/** Presses the button of a page that asks for confirmation, and waits for where it leads. */
async function confirm(who: string, path: string, leads: string): Promise<void> {
	const { page, visit } = await as(who);
	await visit(path);
	await page.locator('form:has([name=command]) button').last().click();
	await page.waitForURL(`**${leads}`);
}

/** What was made is shown once, on the page that made it. */
async function linkMade(who: Visitor, item: number): Promise<string> {
	const { page } = who;
	await page.locator('main li:has(button[formaction="?/link"])').nth(item).locator('button[formaction="?/link"]').click();
	const made = page.locator('.k-notice b').first();
	await made.waitFor();
	return new URL(await made.innerText()).pathname;
}

async function sound(who: Visitor): Promise<void> {
	expect(await violations(who.page), who.page.url()).toEqual([]);
	expect(await overflow(who.page), who.page.url()).toBe(0);
}

test('the organisation asks with the weeks that suit it, the officer sends a lead and a second assessor, and both declare that they have no interest', async () => {
	const officer = await as('officer');
	await officer.visit('/profiling?status=submitted');
	await officer.page.locator('main a[href^="/profiling/0"]').first().click();
	await officer.page.locator('button[formaction="?/confirm"]').click();
	await officer.page.waitForURL('**/profiling?status=submitted');
	const head = await as('head');
	await head.visit('/diagnostics/request');
	for (const week of [1, 2]) await tick(head.page.locator('[name="weeks[]"]').nth(week));
	await tick(head.page.locator('input[type=radio][name=language][value=ky]'));
	await tick(head.page.locator('[name=consent]'));
	await head.page.locator('form:has([name=consent]) button').first().click();
	await head.page.waitForURL(/\/diagnostics\/[0-9a-f-]{36}/);
	at.case = idIn(head.page.url());
	await officer.visit(`/diagnostics/${at.case}/schedule`);
	await officer.page.locator('[name=scheduledOn]').fill(addDays(dateInBishkek(new Date()), 7));
	await officer.page.locator('[name=place]').fill('Масы айылы');
	await officer.page.locator('select[name=lead]').selectOption({ index: 1 });
	await tick(officer.page.locator('label:has-text("Эрмек Токтосунов") [name="assessors[]"]'));
	await officer.page.locator('form:has([name=scheduledOn]) button').first().click();
	await officer.page.waitForURL(`**/diagnostics/${at.case}`);
	await officer.visit(`/diagnostics/${at.case}/second`);
	await officer.page.locator('select[name=second]').selectOption({ label: 'Эрмек Токтосунов' });
	await officer.page.locator('form[action="?/appoint"] button').first().click();
	await officer.page.locator('form[action="?/end"]').waitFor();
	for (const who of ['lead', 'assessor']) {
		const { page, visit } = await as(who);
		await visit(`/diagnostics/${at.case}`);
		await page.locator('form[action="?/declare"]:not(:has([name=interest])) button').click();
		await page.locator('form[action="?/declare"]:not(:has([name=interest]))').waitFor({ state: 'detached' });
	}
	expect([...people.values()].flatMap((one) => one.complaints())).toEqual([]);
});

test('five are asked to score alone; three answer on their phones, one of them in two goes', async () => {
	const head = await as('head');
	const path = `/diagnostics/${at.case}/respondents`;
	const asked = [['Айбек', 'board', 'male'], ['Бермет', 'staff', 'female'], ['Гүлзат', 'volunteer', 'female'], ['Данияр', 'beneficiary', 'male'], ['Жамиля', 'partner', 'female']] as const;
	for (const [name, role, sex] of asked) await post('head', `${path}?/add`, { name, role, sex });
	const assessor = await as('assessor');
	await assessor.visit(path);
	await assessor.page.locator('form[action="?/open"] button').click();
	await assessor.page.locator('form[action="?/open"]').waitFor({ state: 'detached' });
	await head.visit(path);
	await sound(head);
	for (const [index, [name]] of asked.slice(0, 3).entries()) {
		const link = await linkMade(head, index);
		const phone = await as(name);
		await phone.visit(link);
		await phone.page.locator('main a[href$="/1"], a[href$="/1"]').first().click();
		for (const place of [0, 1, 2]) await tick(phone.page.locator(`[name="answers.${place}.mark"][value="${index + 1}"]`));
		if (index === 0) await sound(phone);
		await phone.page.locator('form:has([name^="answers."]) button').click();
		await phone.page.waitForURL('**/2');
		if (index === 0) {
			await phone.page.goto('about:blank');
			await phone.visit(link);
			await phone.page.locator('a[href$="/1"]', { hasText: `3/${indicators.filter((code) => code.startsWith('1.')).length}` }).waitFor();
			await sound(phone);
		} else await phone.visit(link);
		await phone.page.locator('form:has([name=command]) button').click();
		await phone.page.getByText('Рахмат, жообуңуз кабыл алынды').waitFor();
		expect(phone.complaints()).toEqual([]);
	}
});

test('somebody says of themselves what they can do, by a link of their own, and agrees to be invited by name', async () => {
	const head = await as('head');
	await head.visit(`/diagnostics/${at.case}/people`);
	await head.page.locator('form[action="?/add"] select[name=role]').selectOption('accountant');
	await head.page.locator('form[action="?/add"] button').click();
	await head.page.locator('button[formaction="?/link"]').first().waitFor();
	const phone = await as('accountant');
	await phone.visit(await linkMade(head, 0));
	await sound(phone);
	await phone.page.locator('a[href$="/5"]').first().click();
	await tick(phone.page.locator('[name=level][value="3"]'));
	await phone.page.locator('[name=proof]').fill('Жылдык отчетту мен даярдадым.');
	await sound(phone);
	await phone.page.locator('form:has([name=level]) button').click();
	await phone.page.waitForURL((url) => !url.pathname.endsWith('/5'));
	await phone.visit(new URL(phone.page.url()).pathname.replace(/\/\d+$/, ''));
	await phone.page.locator('form[action="?/handIn"] button').click();
	await phone.page.locator('form[action="?/agree"] [name=name]').fill('Венера Калыкова');
	await tick(phone.page.locator('form[action="?/agree"] [name=consent]'));
	await phone.page.locator('form[action="?/agree"] button').click();
	await phone.page.locator('form[action="?/takeBack"]').waitFor();
	await sound(phone);
	expect(phone.complaints()).toEqual([]);
});

test('the group decides with the wall before it; the wall was there first, the head finds it on the case, and a phone comes back by itself', async () => {
	const assessor = await as('assessor');
	await assessor.visit(`/diagnostics/${at.case}`);
	await assessor.page.locator('form[action="?/start"] button').click();
	await assessor.page.waitForURL('**/agree');
	await post('assessor', `/diagnostics/${at.case}/agree?/participants`, { basedOn: await basedOn(assessor, 'form[action="?/participants"]'), 'participants.head.women': '0', 'participants.head.men': '1', 'participants.staff.women': '3', 'participants.staff.men': '1' });
	const wall = await as('lead');
	await wall.visit(`/diagnostics/${at.case}/room`);
	await wall.page.getByText('Жалпы экран азырынча жабык.').waitFor();
	await assessor.visit(`/diagnostics/${at.case}/agree/1.1`);
	expect(await assessor.page.locator('details', { hasText: 'Маектешүүгө көмөк' }).first().getAttribute('open'), 'at hand, and closed').toBeNull();
	await assessor.page.locator('form[action$="/room?/open"] button').click();
	await wall.page.locator('#room h2', { hasText: /^1\.1 / }).waitFor();
	await wall.page.locator('header svg[role=img] path').waitFor();
	const head = await as('head');
	await head.visit(`/diagnostics/${at.case}`);
	await head.page.locator(`main a[href="/diagnostics/${at.case}/room"]`).click();
	await head.page.locator('#room h2', { hasText: /^1\.1 / }).waitFor();
	await sound(head);
	const phone = await as('Айбек');
	await phone.visit('/session');
	await phone.page.locator('[name=code]').fill(await wall.page.locator('header b').innerText());
	const followed = phone.page.waitForResponse((response) => response.url().endsWith('/state'));
	await phone.page.locator('form:has([name=code]) button').click();
	await (await followed).finished();
	await phone.context.setOffline(true);
	await phone.page.locator('.k-saved[data-state=waiting]').waitFor();
	await tick(assessor.page.locator('[name=mark][value="2"]'));
	await wall.page.locator('#room li[aria-current]').waitFor();
	expect(await phone.page.locator('#room li[aria-current]').count()).toBe(0);
	await phone.context.setOffline(false);
	await phone.page.locator('#room li[aria-current]').waitFor();
	phone.complaints();
	await assessor.page.locator('form[action$="/room?/dissent"] [name=text]').fill('Эки адам бир деңгээл жогору деп эсептейт.');
	await assessor.page.locator('form[action$="/room?/dissent"] button').click();
	await wall.page.getByText('Эки адам бир деңгээл жогору деп эсептейт.').waitFor();
	for (const indicator of indicators.slice(1)) await post('assessor', `/diagnostics/${at.case}/agree/${indicator}?/save`, { indicator, basedOn: '0', mark: indicator === '9.1' ? '3' : '2', reason: '', comment: '' });
	await confirm('assessor', `/diagnostics/${at.case}/agree/complete`, `/diagnostics/${at.case}/verify`);
});

/** The version that a form was drawn from. */
async function basedOn({ page }: Visitor, form: string): Promise<string> {
	return page.locator(`${form} [name=basedOn]`).inputValue();
}

test('two assessors score without a sight of each other, compare, and settle where they differ; a document carries a level 3', async () => {
	await post('head', `/diagnostics/${at.case}/evidence?/add`, { 'indicators[]': '9.1', title: 'Жолугушуулардын тизмеси', note: '' });
	const [lead, assessor] = [await as('lead'), await as('assessor')];
	await lead.visit(`/diagnostics/${at.case}/independent/9.1`);
	await lead.page.locator('form[action="?/decide"] button[value=accepted]').click();
	await lead.page.locator('form[action="?/decide"] button[value=accepted]').waitFor({ state: 'hidden' });
	await lead.visit(`/diagnostics/${at.case}/independent/1.1`);
	await lead.page.locator('[name=comment]').fill('Жетектөөчүнүн сөзү');
	await lead.page.locator('input[type=radio][name=mark]').first().focus();
	await lead.page.keyboard.press('2');
	await lead.page.locator('.k-saved[data-state=saved]').waitFor();
	for (const [who, other] of [['lead', '2'], ['assessor', '1']] as const) {
		for (const indicator of indicators.slice(who === 'lead' ? 1 : 0)) {
			await post(who, `/diagnostics/${at.case}/independent/${indicator}?/save`, { indicator, basedOn: '0', mark: indicator === '9.1' ? '3' : indicator === '1.2' ? other : '2', reason: '', comment: '' });
		}
	}
	await assessor.visit(`/diagnostics/${at.case}/independent/1.1`);
	expect(await assessor.page.content()).not.toContain('Жетектөөчүнүн сөзү');
	for (const one of [lead, assessor]) {
		await one.visit(`/diagnostics/${at.case}/independent`);
		await one.page.locator('main form:has([name=command]) button').last().click();
		await one.page.locator('main form:has([name=command])').waitFor({ state: 'detached' });
	}
	await lead.visit(`/diagnostics/${at.case}/compare`);
	await lead.page.locator('main form:has([name=command]) button').last().click();
	await lead.page.locator('main form:has([name=command])').waitFor({ state: 'detached' });
	await lead.visit(`/diagnostics/${at.case}/compare/1.2`);
	await tick(lead.page.locator('[name=mark][value="1"]'));
	await lead.page.locator('[name=comment]').fill('Протокол жок.');
	await lead.page.locator('main form:has([name=mark]) button').last().click();
	await lead.page.waitForURL('**/compare');
	await confirm('lead', `/diagnostics/${at.case}/verify/complete`, `/diagnostics/${at.case}/result`);
});

test('the report is written, replied to and issued; the head reads it on the phone and takes the paper', async () => {
	const lead = await as('lead');
	await lead.visit(`/reporting?case=${at.case}`);
	await lead.page.locator(`form[action="?/draft"]:has([value="${at.case}"]) button`).click();
	await lead.page.waitForURL(/\/reporting\/[0-9a-f-]{36}/);
	at.report = idIn(lead.page.url());
	const path = `/reporting/${at.report}`;
	for (const step of ['review', 'send']) await confirm('lead', `${path}/${step}`, path);
	const head = await as('head');
	await head.visit(`${path}/reply`);
	await head.page.locator('textarea').first().fill('Биз макулбуз, рахмат.');
	await head.page.locator('form:has([name=command]) button').first().click();
	await head.page.waitForURL(`**${path}`);
	const officer = await as('officer');
	await officer.visit(`${path}/issue`);
	await officer.page.locator('form:has([name=command]) button').first().click();
	await officer.page.waitForURL(`**${path}`);
	await head.visit(path);
	await head.page.locator('#dissents', { hasText: 'Өзгөчө пикирлер' }).getByText('Эки адам бир деңгээл жогору деп эсептейт.').waitFor();
	await head.page.getByText('Биз макулбуз, рахмат.').first().waitFor();
	await sound(head);
	const paper = await head.context.request.get(`${kadam.address}${path}/pdf?language=ky`);
	expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
	expect([...people.values()].flatMap((one) => one.complaints())).toEqual([]);
});
