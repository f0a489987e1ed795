/**
 * The main job, in Kyrgyz and in Russian: an organisation from its registration to its agreed plan, with officer, lead
 * assessor and assessor each doing their part, on the built application.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#kernel/local-date.ts';
import { dateInBishkek } from '#kernel/clock.ts';
import { indicatorsOf } from '#programme/diagnostics/instrument.ts';
import { demonstrationPassword as password } from '#wiring/demonstration.ts';
import { organisationalInstrument } from '#wiring/reference.server.ts';
import { launchBrowser } from '../support/browser.ts';
import { type KadamProcess, startKadam } from '../support/kadam-process.ts';
import { answersInForm, fillSection, sections, tick } from './support/profile.ts';
import { violations, type Visitor, visitor } from './support/visitor.ts';

let kadam: KadamProcess;
let browser: Browser;
beforeAll(async () => {
	[kadam, browser] = await Promise.all([startKadam({ demonstration: true }), launchBrowser()]);
});
afterAll(async () => {
	await browser?.close();
	await kadam?.stop();
});

const indicators = indicatorsOf(organisationalInstrument()).map(({ code }) => code);
const idIn = (address: string) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(address)![0];

const journeys = [
	{ language: 'ky', member: 'kok-jaiyk', name: '«Алтын жаз» коомдук бирикмеси', registered: true, head: 'Айгүл Өмүрбекова' },
	{ language: 'ru', member: 'ysyk-ata', name: 'Инициативная группа «Соседи»', registered: false, head: 'Ольга Петрова' }
] as const;

describe.each(journeys)('in $language', ({ language, member, name, registered, head: headName }) => {
	const people = new Map<string, Visitor>();
	const at = { profile: '', case: '', report: '', plan: '' };

	/** Everybody keeps a browser of their own for the whole journey. */
	async function as(who: 'head' | 'officer' | 'lead' | 'assessor'): Promise<Visitor> {
		const known = people.get(who);
		if (known) return known;
		const one = await visitor(browser, { address: kadam.address, language, width: who === 'head' ? 360 : 1280 });
		if (who !== 'head') {
			await one.signIn(`${who}@kadam.example`, password);
			await one.context.addCookies([{ name: 'kadam-language', value: language, url: kadam.address }]);
		}
		people.set(who, one);
		return one;
	}

	/** Sends a form as a page without a script would; for the hundredth score, which is like the first. */
	async function post(one: Visitor, path: string, form: Record<string, string>): Promise<void> {
		const answer = await one.context.request.post(`${kadam.address}${path}`, { form, headers: { origin: kadam.address, accept: 'text/html' }, maxRedirects: 0 });
		expect(answer.status(), `${path} ${JSON.stringify(form)}`).toBeLessThan(400);
	}

	afterAll(async () => {
		for (const one of people.values()) await one.close();
	});

	test('the organisation registers and sees its journey', async () => {
		const { page, signUp } = await as('head');
		await signUp(headName, `head.${language}@example.org`, password);
		await page.locator(`[name="name.${language}"]`).fill(name);
		await tick(page.locator(`[name=registered][value=${registered ? 'yes' : 'no'}]`));
		await page.locator('select[name=region]').selectOption('KG-C');
		await tick(page.locator('[name=consent]'));
		await page.locator('form:has([name=consent]) button').click();
		await page.waitForURL(`${kadam.address}/`);
		expect(await page.locator('.k-steps li').count()).toBe(4);
		expect(await page.getByText(name).first().isVisible()).toBe(true);
	});

	test('it fills in the questionnaire and submits it', async () => {
		const { page, visit } = await as('head');
		await visit('/profiling');
		await page.locator('form[action="?/start"] button').click();
		await page.waitForURL(/\/profiling\/[0-9a-f-]{36}/);
		at.profile = idIn(page.url());
		const answers = new Map(answersInForm(member)).set(`q.name.${language}`, [name]);
		for (const section of sections) await fillSection(page, at.profile, section, answers, true);
		await visit(`/profiling/${at.profile}/submit`);
		await page.locator('form[method=post]:not([action]) button, form:has([name=command]) button').last().click();
		await page.waitForURL(`**/profiling/${at.profile}`);
	}, 300_000);

	test('the officer confirms it', async () => {
		const { page, visit } = await as('officer');
		await visit(`/profiling/${at.profile}`);
		await page.locator('button[formaction="?/confirm"]').click();
		await page.waitForURL('**/profiling?status=submitted');
	});

	test('the organisation asks for diagnostics, the officer sets date, place and assessors', async () => {
		const head = await as('head');
		await head.visit('/diagnostics/request');
		await tick(head.page.locator(`input[type=radio][name=language][value=${language}]`));
		await tick(head.page.locator('[name=consent]'));
		await head.page.locator('form:has([name=consent]) button').first().click();
		await head.page.waitForURL(/\/diagnostics\/[0-9a-f-]{36}/);
		at.case = idIn(head.page.url());
		const { page, visit } = await as('officer');
		if (!registered) {
			// A group that is not registered is proposed the short instrument; here the programme takes the whole one.
			await visit(`/diagnostics/${at.case}/instrument`);
			await page.locator('form:has([name=instrument][value^="organisational"]) button').click();
			await page.waitForURL(`**/diagnostics/${at.case}`);
		}
		await visit(`/diagnostics/${at.case}/schedule`);
		await page.locator('[name=scheduledOn]').fill(addDays(dateInBishkek(new Date()), 7));
		await page.locator('[name=place]').fill('Бишкек');
		await page.locator('select[name=lead]').selectOption({ index: 1 });
		await page.locator('form:has([name=scheduledOn]) button').first().click();
		await page.waitForURL(`**/diagnostics/${at.case}`);
		expect(await page.getByText('Нургүл Асанова').first().isVisible()).toBe(true);
	});

	test('the lead holds the session: the keyboard alone chooses levels, and every score is kept', async () => {
		const lead = await as('lead');
		const { page, visit } = lead;
		await visit(`/diagnostics/${at.case}`);
		await page.locator('form[action="?/declare"]:not(:has([name=interest])) button').click();
		await page.locator('form[action="?/start"] button').click();
		await page.waitForURL(`**/diagnostics/${at.case}/agree`);
		await page.locator('[name="participants.head.women"]').fill('1');
		await page.locator('[name="participants.staff.men"]').fill('2');
		const counted = page.waitForResponse((response) => response.request().method() === 'POST');
		await page.locator('form[action="?/participants"] button').click();
		await counted;
		await page.waitForLoadState('networkidle');
		await visit(`/diagnostics/${at.case}/agree/${indicators[0]}`);
		await page.waitForLoadState('networkidle');
		await page.locator('[name=mark]').first().focus();
		await page.keyboard.press('2');
		expect(await page.locator('[name=mark][value="2"]').isChecked()).toBe(true);
		await page.locator('[name=comment]').fill('Жыйын сейрек өтөт.');
		await page.locator('button[name=next]').click();
		await page.waitForURL(`**/agree/${indicators[1]}`);
		for (const indicator of indicators.slice(1)) {
			const mark = indicator === '5.3' ? '1' : indicator === '6.4' ? 'notApplicable' : indicator === '9.1' ? '3' : '2';
			await post(lead, `/diagnostics/${at.case}/agree/${indicator}?/save`, { indicator, basedOn: '0', mark, reason: mark === 'notApplicable' ? 'Мындай коркунуч жок.' : '', comment: '' });
		}
		await visit(`/diagnostics/${at.case}/agree/complete`);
		expect(await violations(page)).toEqual([]);
		await page.locator('form:has([name=command]) button').last().click();
		await page.waitForURL(`**/diagnostics/${at.case}/verify`);
	});

	test('a document is brought from the phone; the lead accepts it, verifies and completes', async () => {
		const head = await as('head');
		const photo = join(kadam.dataDir, 'photo.png');
		writeFileSync(photo, Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));
		await head.visit(`/diagnostics/${at.case}/evidence?parameter=9`);
		const form = head.page.locator('form:has([name="indicators[]"][value="9.1"])').first();
		await head.page.locator('details:has([name="indicators[]"][value="9.1"]) > summary').first().click();
		await form.locator('[name=file]').setInputFiles(photo);
		await form.locator('[name=title]').fill('Жолугушуулардын тизмеси');
		await form.locator('button').last().click();
		await head.page.getByText('Жолугушуулардын тизмеси').first().waitFor();
		const lead = await as('lead');
		const { page, visit } = lead;
		await visit(`/diagnostics/${at.case}/verify/9.1`);
		await page.locator('form[action="?/decide"] button[value=accepted]').click();
		await page.waitForLoadState('networkidle');
		for (const indicator of indicators) {
			const mark = indicator === '5.3' ? '1' : indicator === '6.4' ? 'notApplicable' : indicator === '9.1' ? '3' : '2';
			await post(lead, `/diagnostics/${at.case}/verify/${indicator}?/save`, { indicator, basedOn: '0', mark, reason: mark === 'notApplicable' ? 'Мындай коркунуч жок.' : '', comment: '' });
		}
		await visit(`/diagnostics/${at.case}/verify/complete`);
		expect(await violations(page)).toEqual([]);
		await page.locator('form:has([name=command]) button').last().click();
		await page.waitForURL(`**/diagnostics/${at.case}/result`);
	});

	test('the report is drafted, edited, reviewed, sent, answered and issued', async () => {
		const lead = await as('lead');
		await lead.visit(`/reporting?case=${at.case}`);
		await lead.page.locator(`form[action="?/draft"]:has([value="${at.case}"]) button`).click();
		await lead.page.waitForURL(/\/reporting\/[0-9a-f-]{36}/);
		at.report = idIn(lead.page.url());
		const command = async (path: string) => {
			await lead.visit(path);
			await lead.page.locator('form:has([name=command]) button').last().click();
			await lead.page.waitForURL(`**/reporting/${at.report}`);
		};
		await command(`/reporting/${at.report}/review`);
		await command(`/reporting/${at.report}/send`);
		const head = await as('head');
		await head.visit(`/reporting/${at.report}`);
		expect(await head.page.getByText(name).first().isVisible()).toBe(true);
		await head.visit(`/reporting/${at.report}/reply`);
		await head.page.locator('textarea').first().fill('Макулбуз. С отчётом согласны.');
		await head.page.locator('form:has([name=command]) button').first().click();
		await head.page.waitForURL(`**/reporting/${at.report}`);
		const officer = await as('officer');
		await officer.visit(`/reporting/${at.report}/issue`);
		await officer.page.locator('form:has([name=command]) button').first().click();
		await officer.page.waitForURL(`**/reporting/${at.report}`);
		const pdf = await head.context.request.get(`${kadam.address}/reporting/${at.report}/pdf?language=${language}`);
		expect(pdf.headers()['content-type']).toContain('application/pdf');
		const again = await head.context.request.get(`${kadam.address}/reporting/${at.report}/pdf?language=${language}`);
		expect(Buffer.compare(await pdf.body(), await again.body())).toBe(0);
		const summary = await head.context.request.get(`${kadam.address}/reporting/${at.report}/summary?language=${language}`);
		expect((await summary.body()).subarray(0, 5).toString()).toBe('%PDF-');
	});

	test('the plan is drafted from the weaknesses, the critical one first, agreed and approved', async () => {
		const lead = await as('lead');
		await lead.visit(`/planning?case=${at.case}`);
		await lead.page.locator(`form[action="?/draft"]:has([value="${at.case}"]) button`).click();
		await lead.page.waitForURL(/\/planning\/[0-9a-f-]{36}/);
		at.plan = idIn(lead.page.url());
		await lead.visit(`/planning/${at.plan}/edit`);
		await lead.page.locator(`[name="goal.${language}"]`).fill('Ар бир сомду көрсөтө алабыз.');
		await lead.page.locator('form:has([name^="goal."]) button').first().click();
		await lead.page.waitForURL(`**/planning/${at.plan}`);
		await lead.visit(`/planning/${at.plan}/agreement`);
		await lead.page.locator('form[action="?/send"] button').click();
		await lead.page.waitForURL(`**/planning/${at.plan}`);
		const head = await as('head');
		await head.visit(`/planning/${at.plan}/agreement`);
		await tick(head.page.locator('[name=boardNoted][value=yes]'));
		await head.page.locator('form[action="?/agree"] button').click();
		await head.page.waitForURL(`**/planning/${at.plan}`);
		const officer = await as('officer');
		await officer.visit(`/planning/${at.plan}/agreement`);
		await officer.page.locator('form[action="?/approve"] button').click();
		await officer.page.waitForURL(`**/planning/${at.plan}`);
		await head.visit('/');
		expect(await head.page.locator('.k-steps li[data-state=done]').count(), 'profile, diagnostics and report are done').toBe(3);
		const pdf = await head.context.request.get(`${kadam.address}/planning/${at.plan}/pdf?language=${language}`);
		expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
		expect([...people.values()].flatMap((one) => one.complaints())).toEqual([]);
	});
});

test('without a script a profile is filled in, saved, resumed and submitted', async () => {
	const { page, visit, signIn, signUp, complaints, close } = await visitor(browser, { address: kadam.address, language: 'ky', javaScript: false });
	await signUp('Бактыгүл Үсөнова', 'without.script@example.org', password);
	await page.locator('[name="name.ky"]').fill('«Скриптсиз» демилгелүү тобу');
	await tick(page.locator('[name=registered][value=no]'));
	await page.locator('select[name=region]').selectOption('KG-T');
	await tick(page.locator('[name=consent]'));
	await page.locator('form:has([name=consent]) button').click();
	await page.waitForURL(`${kadam.address}/`);
	await visit('/profiling');
	await page.locator('form[action="?/start"] button').click();
	await page.waitForURL(/\/profiling\/[0-9a-f-]{36}/);
	const profile = idIn(page.url());
	const answers = answersInForm('ysyk-ata');
	await fillSection(page, profile, sections[0]!, answers, false);
	await visit(`/profiling/${profile}/submit`);
	expect(await page.locator('main li a[href*="#"]').count(), 'what is missing is listed with links').toBeGreaterThan(5);
	await page.context().clearCookies({ name: 'kadam.session_token' });
	await signIn('without.script@example.org', password);
	for (const section of sections.slice(1)) await fillSection(page, profile, section, answers, false);
	await visit(`/profiling/${profile}/${sections[0]}`);
	expect(await page.locator('[name="q.name.ky"]').inputValue(), 'the first page is as it was left').toBe(answers.get('q.name.ky')![0]);
	await visit(`/profiling/${profile}/submit`);
	await page.locator('form:has([name=command]) button').last().click();
	expect(page.url()).toMatch(new RegExp(`/profiling/${profile}$`));
	expect(complaints()).toEqual([]);
	await close();
}, 300_000);
