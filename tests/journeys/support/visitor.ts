/** Somebody with a browser: a page that fails on any script error, any refused policy and any broken request of its own. */
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '#kernel/localised.ts';

export interface Visitor {
	readonly page: Page;
	readonly context: BrowserContext;
	/** Opens a path of Kadam and waits until it stands. */
	visit(path: string): Promise<void>;
	signIn(email: string, password: string): Promise<void>;
	/** By the link in the letter, which the demonstration's outbox shows to everybody. Ends where the organisation is registered. */
	signUp(name: string, email: string, password: string): Promise<void>;
	/** Everything that went wrong since the last look; empty when all was well. */
	complaints(): string[];
	close(): Promise<void>;
}

export interface VisitorOptions {
	readonly address: string;
	readonly language: Language;
	readonly javaScript?: boolean;
	/** In CSS pixels; a phone where absent. */
	readonly width?: number;
	readonly dark?: boolean;
}

export async function visitor(browser: Browser, { address, language, javaScript = true, width = 360, dark = false }: VisitorOptions): Promise<Visitor> {
	const context = await browser.newContext({
		baseURL: address, javaScriptEnabled: javaScript, viewport: { width, height: 800 }, locale: language === 'en' ? 'en-GB' : 'ru-RU', colorScheme: dark ? 'dark' : 'light'
	});
	await context.addCookies([{ name: 'kadam-language', value: language, url: address }]);
	const page = await context.newPage();
	const heard: string[] = [];
	page.on('pageerror', (error) => heard.push(`${page.url()}: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) heard.push(`${page.url()}: ${message.text()}`);
	});
	page.on('response', (response) => {
		if (response.status() >= 500) heard.push(`${response.status()} ${response.url()}`);
	});
	return {
		page, context,
		async visit(path) {
			const answer = await page.goto(path);
			expect(answer?.status(), path).toBeLessThan(400);
		},
		async signIn(email, password) {
			await page.goto('/sign-in');
			await page.locator('form[action="?/password"] input[name=email]').fill(email);
			await page.locator('form[action="?/password"] input[name=password]').fill(password);
			await page.locator('form[action="?/password"] button').click();
			await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
		},
		async signUp(name, email, password) {
			await page.goto('/sign-up');
			await page.locator('[name=name]').fill(name);
			await page.locator('[name=email]').fill(email);
			await page.locator('form:has([name=email]) button').click();
			await page.locator('.k-notice').waitFor();
			await page.goto(await linkTo(page, email, '/sign-up/'));
			await page.locator('[name=password]').fill(password);
			await page.locator('form:has([name=password]) button').click();
			await page.waitForURL('**/organisations/new');
		},
		complaints: () => heard.splice(0),
		close: () => context.close()
	};
}

/** The link in the newest letter to an address, once a job has written it. */
async function linkTo(page: Page, email: string, path: string): Promise<string> {
	const link = page.locator('article', { hasText: email }).first().locator(`a[href*="${path}"]`);
	for (let tries = 0; tries < 60; tries++) {
		await page.goto('/outbox');
		if ((await link.count()) > 0) return (await link.first().getAttribute('href'))!;
		await page.waitForTimeout(250);
	}
	throw new Error(`No letter with ${path} came to ${email}`);
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** WCAG 2.2 AA as far as a program can tell, of a page without frames; answers one line a violation. */
export async function violations(page: Page): Promise<string[]> {
	await page.evaluate(axe.source);
	const found = await page.evaluate((values) => {
		const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
		return run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] }).then((results) => results.violations);
	}, rules);
	return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim() ?? ''})`));
}

/** Content wider than the screen is content that people do not find. */
export async function overflow(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
