/** A real browser opens what the other tests have filled with scripts: every page, as those who read what others wrote. None of them may run. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { matrix } from './matrix.ts';
import { act, cookieOf, nobody } from './support/browser.ts';
import { database, isPermitted } from './support/people.ts';
import { addressOf, findRecord, type Record, type RecordName } from './support/records.ts';
import { closeTables } from './support/tables.ts';

const { address } = inject('world');
const payloads = [
	`<img src=x onerror="document.title='hurt'">`, `'"><svg onload=document.title='hurt'>`, '</textarea></title><script>document.title="hurt"</script>', '{@html "<img src=x onerror=document.title=1>"}',
	'<a href="javascript:document.title=\'hurt\'" autofocus onfocus="document.title=\'hurt\'">x</a>', '<math><mtext></p><style><img src=x onerror=document.title="hurt">', '<iframe srcdoc="<script>parent.document.title=\'hurt\'</script>"></iframe>'
].join(' ');
const found = new Map<RecordName, Record>();
let browser: Browser;

beforeAll(async () => {
	for (const { record } of matrix) if (record && !found.has(record)) await findRecord(record).then((known) => found.set(record, known), () => undefined);
	browser = await launchBrowser();
	await plant();
});
afterAll(async () => {
	await browser?.close();
	await closeTables();
	await database.close();
});

/** Beside what the forms took: into the records that most people read. */
async function plant(): Promise<void> {
	const at = (name: RecordName) => found.get(name)?.id ?? '';
	const scoring = at('case being scored');
	await act('assessor', `/diagnostics/${scoring}/evidence`, 'add', { 'indicators[]': '1.1', title: payloads.slice(0, 290), note: payloads });
	const plan = found.get('plan being drafted');
	await act('officer', `/planning/${plan?.id}/edit`, 'default', { 'goal.ky': payloads, 'goal.en': payloads, start: '2027-01-01', end: '2027-12-31', 'weights.importance': '40', 'weights.urgency': '30', 'weights.ease': '10', 'weights.gap': '20', dates: 'keep', basedOn: plan?.['version'] ?? '1' });
	await act('lead', `/reporting/${at('report being written')}`, 'edit', { language: 'ky', key: 'strengths', text: payloads, basedOn: '1' });
	await act('newcomer', '/organisations/new', 'default', { 'name.ky': payloads.slice(0, 190), registered: 'no', region: 'KG-N', programme: inject('world').programme, consent: 'on' });
}

const readers = ['officer', 'lead', 'administrator', 'newcomer', nobody];

test.each(readers)('nothing that people wrote runs in the browser of %s', async (who) => {
	const context = await browser.newContext({ baseURL: address });
	const cookies = cookieOf(who).split('; ').filter(Boolean).map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: address }));
	await context.addCookies(cookies);
	const page = await context.newPage();
	const hurt: string[] = [];
	page.on('dialog', (dialog) => {
		hurt.push(`${page.url()} opened a dialog`);
		void dialog.dismiss();
	});
	page.on('console', (message) => {
		if (/Content.Security.Policy/i.test(message.text())) hurt.push(`${page.url()}: ${message.text().slice(0, 200)}`);
	});
	const paths = new Set<string>();
	for (const row of matrix.filter(({ act: how, record }) => how === 'see' && (!record || found.has(record)))) {
		const record = row.record ? found.get(row.record)! : null;
		if (await isPermitted(row, who, record)) paths.add(addressOf(row.route, record, row.place));
	}
	for (const path of paths) {
		await page.goto(path);
		await page.locator('body').waitFor();
		if ((await page.title()) === 'hurt') hurt.push(`${path} ran what somebody wrote`);
		if ((await page.locator('iframe[srcdoc], img[src="x"], svg[onload]').count()) > 0) hurt.push(`${path} made elements of what somebody wrote`);
	}
	console.log(`${paths.size} pages opened as ${who}`);
	expect(hurt).toEqual([]);
	expect(paths.size).toBeGreaterThan(5);
	await context.close();
});
