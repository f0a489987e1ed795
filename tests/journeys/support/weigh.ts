import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext } from 'playwright-core';

/** Bytes of a page as a browser without a cache loads it for whoever is signed in, gzipped, fonts apart. */
export async function weigh(browser: Browser, signedIn: BrowserContext, address: string, path: string): Promise<{ script: number; all: number }> {
	const context = await browser.newContext({ baseURL: address, storageState: await signedIn.storageState() });
	const page = await context.newPage();
	const bodies: { size: number; script: boolean }[] = [];
	const reading: Promise<unknown>[] = [];
	page.on('response', (response) => {
		if (['font', 'eventsource'].includes(response.request().resourceType()) || !response.ok()) return;
		reading.push(response.body().then((body) => bodies.push({ size: gzipSync(body).length, script: /\.js(\?|$)/.test(response.url()) })).catch(() => undefined));
	});
	await page.goto(path, { waitUntil: 'load' });
	// A page that waits for news is never idle.
	await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined);
	await Promise.all(reading);
	await context.close();
	const sum = (of: typeof bodies) => of.reduce((total, { size }) => total + size, 0);
	return { script: sum(bodies.filter(({ script }) => script)), all: sum(bodies) };
}
