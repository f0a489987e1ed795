import { expect, test } from 'vitest';
import { launchBrowser, launchPackaged } from './browser.ts';

test.each([
	['found here', launchBrowser],
	['that comes along', launchPackaged]
])('the browser %s shows a page, with letters that have a size', async (_, launch) => {
	const browser = await launch();
	try {
		const page = await browser.newPage();
		await page.setContent('<h1 style="font-family: sans-serif">Ң Ө Ү</h1><script>document.title = String(1 + 1)</script>');
		expect(await page.title()).toBe('2');
		expect((await page.locator('h1').boundingBox())?.height).toBeGreaterThan(10);
	} finally {
		await browser.close();
	}
});
