/** Every page of the product, as the demonstration's people reach it: sound, readable by everybody, nothing wider than a phone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '#kernel/localised.ts';
import { demonstrationPassword } from '#wiring/demonstration.ts';
import { launchBrowser } from '../support/browser.ts';
import { type KadamProcess, startKadam } from '../support/kadam-process.ts';
import { allPages, pageOf, reachable } from './support/crawl.ts';
import { overflow, violations, visitor } from './support/visitor.ts';

let kadam: KadamProcess;
let browser: Browser;
/** By person, the addresses to look at: found once, looked at in each language. */
const found = new Map<string, string[]>();
const people = ['officer', 'lead', 'assessor', 'head', 'head.meken', 'head.aiyl-unu', 'head.ene-meerimi', 'administrator', 'donor'];
/** Pages that nobody signed in is shown, and where they are tried instead. */
const elsewhere: Record<string, string> = {
	'/diagnostics/[case]/agree/complete': 'main-job.test.ts', '/diagnostics/[case]/verify/complete': 'main-job.test.ts',
	'/profiling/[profile]/[section]': 'light.test.ts', '/profiling/[profile]/submit': 'light.test.ts',
	'/first-run': 'founding.test.ts', '/invitations/[token]': 'founding.test.ts', '/sign-in': 'below', '/sign-up': 'below', '/sign-in/link': 'below', '/sign-in/reset': 'below',
	'/sign-in/code': 'founding.test.ts', '/sign-in/second-factor': 'founding.test.ts', '/sign-up/[token]': 'main-job.test.ts',
	'/answer': 'below', '/answer/[token]': 'full-case.test.ts', '/answer/[token]/[parameter]': 'full-case.test.ts', '/answer/skills/[token]': 'full-case.test.ts', '/answer/skills/[token]/[competence]': 'full-case.test.ts',
	'/diagnostics/[case]/room': 'session.test.ts', '/session': 'below', '/session/[key]': 'session.test.ts',
	'/reminders/[token]': 'below', '/shared/verify': 'below', '/shared/[token]': 'security/matrix.test.ts', '/shared/[token]/[opening]': 'security/matrix.test.ts',
	'/outage': 'faults/outage.test.ts', '/planning/next/[case]': 'security/matrix.test.ts', '/reporting/[report]/looking-back': 'security/matrix.test.ts', '/privacy/erasures/[request]': 'security/matrix.test.ts'
};

beforeAll(async () => {
	[kadam, browser] = await Promise.all([startKadam({ demonstration: true }), launchBrowser()]);
});
afterAll(async () => {
	await browser?.close();
	await kadam?.stop();
});

test.concurrent.each(people)('%s finds pages by their links, and each of them answers without a complaint', async (person) => {
	const one = await visitor(browser, { address: kadam.address, language: 'ky', width: 1280 });
	await one.signIn(`${person}@kadam.example`, demonstrationPassword);
	found.set(person, await reachable(one, ['/', '/organisations/new']));
	expect(one.complaints()).toEqual([]);
	await one.close();
}, 300_000);

test('no page is left out', () => {
	const pages = allPages();
	const visited = new Set([...found.values()].flat().map((path) => pageOf(path.split('?')[0]!, pages)));
	expect(pages.filter((page) => !visited.has(page) && !(page in elsewhere))).toEqual([]);
});

test.concurrent.each(languages)('every page passes axe and fits a phone, in %s', async (language) => {
	const pages = allPages();
	const looked = new Set<string>();
	const wrong: string[] = [];
	for (const person of people) {
		const one = await visitor(browser, { address: kadam.address, language, dark: language === 'ru' });
		await one.signIn(`${person}@kadam.example`, demonstrationPassword);
		await one.context.addCookies([{ name: 'kadam-language', value: language, url: kadam.address }]);
		for (const path of found.get(person) ?? []) {
			const kind = pageOf(path.split('?')[0]!, pages)!;
			if (looked.has(kind)) continue;
			looked.add(kind);
			await one.visit(path);
			wrong.push(...(await violations(one.page)).map((violation) => `${kind} ${violation}`));
			const wide = await overflow(one.page);
			if (wide > 0) wrong.push(`${kind} is ${wide} px wider than the screen`);
			if (language === 'ky' && (await forgets(one.page))) wrong.push(`${kind} draws a list anew when its script arrives, and whoever chose before has chosen in vain`);
		}
		wrong.push(...one.complaints());
		await one.close();
	}
	expect(wrong).toEqual([]);
}, 600_000);

test.each(languages)('the pages before the door pass axe, in %s', async (language) => {
	const guest = await visitor(browser, { address: kadam.address, language });
	const wrong: string[] = [];
	await guest.visit('/outbox');
	const reminder = await guest.page.locator('a[href*="/reminders/"]').first().getAttribute('href');
	for (const path of ['/sign-in', '/sign-up', '/sign-in/link?token=x', '/sign-in/reset?token=x', '/answer', '/session', '/shared/verify', '/outbox', new URL(reminder!).pathname]) {
		await guest.visit(path);
		wrong.push(...(await violations(guest.page)).map((violation) => `${path} ${violation}`));
	}
	expect([...wrong, ...guest.complaints()]).toEqual([]);
	await guest.close();
});

/** Svelte sets a select to what the server knew when it takes a page over; pages of plain forms load no script for that reason. */
async function forgets(page: Page): Promise<boolean> {
	return /\.start\(/.test(await page.content()) && (await page.locator('main select').count()) > 0;
}
