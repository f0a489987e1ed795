/**
 * Makes the pictures of README.md: starts the built product with the demonstration on an empty directory, signs in as
 * several people and takes screenshots in Kyrgyz. `node scripts/screenshots.ts`
 */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { demonstrationPassword } from '#wiring/demonstration.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import { startKadam } from '../tests/support/kadam-process.ts';

interface Picture {
	/** `docs/pictures/<name>.png`. */
	readonly name: string;
	/** Before `@kadam.example`. */
	readonly who: string;
	readonly width: number;
	readonly height: number;
	/** Goes where the picture is taken. */
	readonly walk: (page: Page) => Promise<unknown>;
}

const pictures: readonly Picture[] = [
	{ name: 'journey', who: 'head.ene-meerimi', width: 390, height: 780, walk: (page) => page.locator('main').waitFor() },
	{ name: 'scoring', who: 'assessor', width: 1100, height: 780, walk: (page) => openFirst(page, '/diagnostics', 'Билим нуру').then(() => page.goto(`${page.url()}/agree/4.3`)) },
	{ name: 'report', who: 'head', width: 1100, height: 780, walk: (page) => openFirst(page, '/reporting').then(() => scrollTo(page, 'main svg', 130)) },
	{ name: 'plan', who: 'head.jany-tolkun', width: 1100, height: 780, walk: (page) => openFirst(page, '/planning').then(() => scrollTo(page, 'main table', 200)) }
];

const folder = join(dirname(import.meta.dirname), 'docs', 'pictures');

/** The first record of a list, or the first that bears this name; whoever has only one is led there. */
async function openFirst(page: Page, list: string, name?: string): Promise<void> {
	await page.goto(list);
	if (!page.url().endsWith(list)) return;
	const rows = page.locator(`main a[href^="${list}/"]`);
	await (name ? rows.filter({ hasText: name }) : rows).first().click();
	await page.waitForURL(`**${list}/**`);
}

/** Scrolls until the first such thing of some width stands `below` pixels under the upper edge. */
async function scrollTo(page: Page, selector: string, below: number): Promise<void> {
	const top = await page.locator(selector).evaluateAll((found) => found.map((one) => one.getBoundingClientRect()).find(({ width }) => width > 300)?.top ?? 0);
	await page.evaluate((to) => window.scrollTo(0, to), top - below);
}

async function take(browser: Browser, address: string, { name, who, width, height, walk }: Picture): Promise<void> {
	const context = await browser.newContext({ baseURL: address, viewport: { width, height }, locale: 'ky', colorScheme: 'light', reducedMotion: 'reduce' });
	await context.addCookies([{ name: 'kadam-language', value: 'ky', url: address }]);
	const page = await context.newPage();
	await page.goto('/sign-in');
	await page.locator('input[name="email"]').first().fill(`${who}@kadam.example`);
	await page.locator('input[name="password"]').fill(demonstrationPassword);
	await page.locator('input[name="password"]').press('Enter');
	await page.waitForURL(`${address}/`);
	await walk(page);
	await page.waitForLoadState('networkidle');
	await page.evaluate(() => document.fonts.ready);
	await page.screenshot({ path: join(folder, `${name}.png`) });
	await context.close();
}

const chosen = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const kadam = await startKadam({ demonstration: true });
const browser = await launchBrowser();
try {
	for (const picture of pictures) if (chosen.length === 0 || chosen.includes(picture.name)) await take(browser, kadam.address, picture);
} finally {
	await browser.close();
	await kadam.stop();
}
