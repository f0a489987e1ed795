/** A browser that is already running and warm, printing the report's page to a tagged PDF. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { assembleDocument } from '#programme/reporting/assemble.ts';
import { inventRound } from '#programme/reporting/cases/invented-round.ts';
import { drawCharts } from '#programme/reporting/charts.ts';
import { draftParts } from '#programme/reporting/draft.ts';
import { memoryOf, pagesOf, processorTime, treeOf } from './memory.ts';
import { reportPage } from './page.ts';
import type { Contender, Done } from './worker-client.ts';

const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function startChromium(executablePath: string): Promise<Contender> {
	const server = await chromium.launchServer({ executablePath, args: quiet });
	const browser = await chromium.connect(server.wsEndpoint());
	const page = await browser.newPage();
	const folder = mkdtempSync(join(tmpdir(), 'kadam-bench-'));
	const file = join(folder, 'report.html');
	return {
		name: 'chromium',
		async produce(seed): Promise<Done> {
			const source = inventRound({ seed, round: 2 });
			const start = performance.now();
			const document = assembleDocument(source, draftParts(source, 'ky'), 'ky');
			writeFileSync(file, reportPage(document, drawCharts(document)));
			await page.goto(pathToFileURL(file).href);
			await page.evaluate('document.fonts.ready.then(() => true)');
			const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
			return { milliseconds: performance.now() - start, pages: pagesOf(pdf) };
		},
		memory: async () => memoryOf(treeOf(server.process().pid ?? 0)),
		processor: () => processorTime(treeOf(server.process().pid ?? 0)),
		async stop() {
			await browser.close();
			await server.close();
			rmSync(folder, { recursive: true });
		}
	};
}
