/** The database goes away under a running Kadam and comes back: what people see meanwhile, and that nothing they typed is lost. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { newId } from '#kernel/id.ts';
import { readConfig } from '#platform/config.server.ts';
import type { Database } from '#platform/database.server.ts';
import { ensureBuilt } from '../../src/cli/build.ts';
import { postedForm } from '../support/posted-form.ts';
import { postgres15Programs } from '../support/postgres.ts';
import { type DatabaseProcess, databaseProcess } from './support/database-process.ts';
import { type Author, makeInstallation } from './support/installation.ts';
import { freePort, type WebProcess, webProcess } from './support/web-process.ts';

describe.skipIf(!postgres15Programs())('a database that goes away', () => {
	const home = mkdtempSync(join(process.env['KADAM_TEST_DIR'] ?? tmpdir(), 'kadam-outage-'));
	let database: DatabaseProcess;
	let web: WebProcess;
	let author: Author;

	beforeAll(async () => {
		await ensureBuilt();
		database = await databaseProcess('postgres15', home);
		web = webProcess(database.environment, await freePort());
		author = (await makeInstallation(readConfig({ ...database.environment, PUBLIC_URL: web.address }), 1))[0]!;
		await web.start();
	}, 300_000);
	afterAll(async () => {
		await web?.kill();
		await database?.stop();
		rmSync(home, { recursive: true, force: true });
	});

	const path = () => `/profiling/${author.profile}/contacts`;
	const get = (to: string, headers: Record<string, string> = {}) => fetch(web.address + to, { redirect: 'manual', headers: { accept: 'text/html', cookie: author.cookie, ...headers } });
	const post = (to: string, body: URLSearchParams | FormData, headers: Record<string, string> = {}) =>
		fetch(web.address + to, { method: 'POST', redirect: 'manual', body, headers: { accept: 'text/html', cookie: author.cookie, origin: web.address, ...headers } });
	const readiness = async () => {
		const answer = await fetch(`${web.address}/readyz`);
		return [answer.status, await answer.text()];
	};
	const answering = (ok: boolean) => vi.waitFor(async () => expect(await web.isReady()).toBe(ok), { timeout: 20_000, interval: 50 });
	const look = async <T>(work: (opened: Database) => Promise<T>): Promise<T> => {
		const opened = await database.open();
		return work(opened).finally(() => opened.close());
	};
	const versions = (question: string) => look(async ({ pool }) =>
		(await pool.query('select v.value from questionnaires.answer_version v join profiling.profile p on p.response_id = v.response_id where p.id = $1 and question = $2 order by version', [author.profile, question])).rows.map((row) => row['value']));

	async function goneWhile(work: () => Promise<void>): Promise<void> {
		database.kill();
		await answering(false);
		await work().finally(() => database.restart());
		await answering(true);
	}

	test('the process lives and says that it is not ready, and is again by itself', async () => {
		expect(await readiness()).toEqual([200, 'ok']);
		await goneWhile(async () => {
			expect((await get('/healthz')).status).toBe(200);
			expect(await readiness()).toEqual([503, 'the database does not answer']);
		});
		expect((await get(path())).status).toBe(200);
	});

	test.each([['ky', 'Азыр болбой калды'], ['ru', 'Сейчас это не получилось'], ['en', 'This cannot be done just now']])('a page says so in the reader’s language: %s', async (language, title) => {
		await goneWhile(async () => {
			const answer = await get(path(), { cookie: `${author.cookie}; kadam-language=${language}` });
			const page = await answer.text();
			expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([503, '5', 'no-store']);
			expect(page).toContain(`<h1>${title}</h1>`);
			expect(page).toContain(`lang="${language}"`);
			expect(page).toContain(`href="${path()}"`);
		});
	});

	test('a form comes back with everything that was typed and, sent again, is saved once', async () => {
		const typed = 'Биринчи сап\r\n"Экинчи" <сап> & </textarea><script>alert(1)</script>';
		const form = new URLSearchParams({ command: newId(), 'q.accessibilityNeeds': typed, 'q.accessibilityNeeds.base': '0', 'q.headName': 'Асанова Айгүл', 'q.headName.base': '0' });
		let held = '';
		await goneWhile(async () => {
			const answer = await post(`${path()}?/save`, form);
			held = await answer.text();
			expect(answer.status).toBe(503);
			expect(held).toContain(`action="${path()}?/save"`);
			expect(held).not.toContain('<script>alert');
			expect([...postedForm(held)]).toEqual([...form]);
		});
		for (const _ of [1, 2]) expect((await post(`${path()}?/save`, postedForm(held))).status).toBeLessThan(400);
		expect(await versions('accessibilityNeeds')).toEqual([typed]);
	});

	test('a form with files and one with a password say what they could not keep', async () => {
		await goneWhile(async () => {
			const form = new FormData();
			form.set('command', randomUUID());
			form.set('title', 'Уюмдун уставы');
			form.set('file', new File(['%PDF-1.4'], 'устав.pdf'));
			const page = await (await post(`${path()}?/save`, form, { cookie: `${author.cookie}; kadam-language=en` })).text();
			expect(page).toContain('enctype="multipart/form-data"');
			expect(page).toContain('This page cannot hold files');
			const signIn = await post('/sign-in?/password', new URLSearchParams({ email: 'head-1@example.org', password: 'беш-ат-сууга-барды' }), { cookie: `${author.cookie}; kadam-language=en` });
			const refused = await signIn.text();
			expect(signIn.status).toBe(503);
			expect(refused).not.toContain('беш-ат');
			expect(refused).toContain('href="/sign-in"');
		});
	});

	test('scripts of pages are told to try again', async () => {
		await goneWhile(async () => {
			const form = () => new URLSearchParams({ command: newId(), 'q.acronym': 'ТБ', 'q.acronym.base': '0' });
			const plain = await post(path(), form(), { accept: 'application/json' });
			expect([plain.status, await plain.json()]).toEqual([503, { status: 503, code: 'common/database-away', message: expect.any(String) }]);
			const action = await post(`${path()}?/save`, form(), { accept: 'application/json', 'x-sveltekit-action': 'true' });
			expect([action.status, await action.json()]).toMatchObject([503, { type: 'error', status: 503, error: { code: 'common/database-away' } }]);
		});
	});

	test('however often it goes, no connection is lost for good', { timeout: 120_000 }, async () => {
		for (let n = 0; n < 4; n++) await goneWhile(async () => void (await Promise.all(Array.from({ length: 12 }, () => get(path())))));
		const answers = await Promise.all(Array.from({ length: 30 }, () => get(path())));
		expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
	});

	test('work after a commit goes on', { timeout: 60_000 }, async () => {
		await goneWhile(async () => undefined);
		await look(async ({ pool }) => {
			const { rows: [job] } = await pool.query("insert into pgboss.job (name, data) values ('mail', '{}') returning id");
			const state = async () => (await pool.query('select state from pgboss.job where id = $1', [job.id])).rows[0]?.state;
			await vi.waitFor(async () => expect(await state()).toBe('completed'), { timeout: 30_000, interval: 200 });
		});
	});

	test('data that were brought to another version under a running process are no longer its own', async () => {
		await look(async ({ pool }) => {
			const { rows: [last] } = await pool.query<{ hash: string; created_at: number }>('delete from platform.migration where created_at = (select max(created_at) from platform.migration) returning hash, created_at');
			expect(await readiness()).toEqual([503, 'migrations are pending']);
			await pool.query('insert into platform.migration (hash, created_at) values ($1, $2), ($1, $2 + 1)', [last!.hash, last!.created_at]);
			expect(await readiness()).toEqual([503, 'the data are of a newer Kadam']);
			await pool.query('delete from platform.migration where created_at = $1', [last!.created_at + 1]);
		});
		expect(await readiness()).toEqual([200, 'ok']);
	});

	test('a save that waits when the process is told to stop is finished, nobody new is let in, and it ends well', async () => {
		const opened = await database.open();
		const holding = await opened.pool.connect();
		await holding.query('begin');
		await holding.query('select 1 from profiling.profile where id = $1 for update', [author.profile]);
		const saving = post(path(), new URLSearchParams({ command: newId(), 'q.formerNames': 'Акыркы', 'q.formerNames.base': '0' }), { accept: 'application/json' });
		await vi.waitFor(async () => expect((await opened.pool.query("select 1 from pg_stat_activity where wait_event_type = 'Lock'")).rowCount).toBe(1), { timeout: 10_000 });
		web.signal('SIGTERM');
		await vi.waitFor(() => expect(get('/healthz')).rejects.toThrow('fetch failed'), { timeout: 5000 });
		await holding.query('rollback');
		holding.release();
		expect(((await (await saving).json()) as { saved: { versions: object } }).saved.versions).toEqual({ formerNames: 1 });
		expect(await web.ended).toBe(0);
		await opened.close();
		expect(await versions('formerNames')).toEqual(['Акыркы']);
	});

	test('a process whose database is away stops when it is told to', async () => {
		await web.start();
		database.kill();
		await answering(false);
		web.signal('SIGTERM');
		expect(await web.ended).toBe(0);
		await database.restart();
	});
});
