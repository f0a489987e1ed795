import { afterAll, expect, test, vi } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { createLog } from './log.server.ts';
import { openNotices } from './notices.server.ts';

const { database: { pool } } = await testDatabase();
const one = openNotices(pool, createLog('silent'));
const other = openNotices(pool, createLog('silent'));
afterAll(() => Promise.all([one.close(), other.close()]));

const say = (text: string) => pool.query('select pg_notify($1, $2)', ['a_channel', text]);

test('what one transaction calls out is heard in every process once it is committed, and never when it is undone', async () => {
	const heard: (string | null)[][] = [[], []];
	[one, other].forEach((notices, index) => notices.listen('a_channel', { heard: (said) => void heard[index]!.push(said), ended: () => undefined }));
	await vi.waitFor(() => expect(heard).toEqual([[null], [null]]), 5000);
	const client = await pool.connect();
	await client.query('begin');
	await client.query('select pg_notify($1, $2)', ['a_channel', 'undone']);
	await client.query('rollback');
	client.release();
	await say('first');
	await vi.waitFor(() => expect(heard).toEqual([[null, 'first'], [null, 'first']]), 5000);
});

test('a lost connection is opened again, and whoever listens is told to look', async () => {
	const heard: (string | null)[] = [];
	const stop = one.listen('another_channel', { heard: (said) => void heard.push(said), ended: () => undefined });
	await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and datname = current_database()`);
	await vi.waitFor(() => expect(heard).toEqual([null]), 8000);
	await pool.query('select pg_notify($1, $2)', ['another_channel', 'again']);
	await vi.waitFor(() => expect(heard).toEqual([null, 'again']), 5000);
	stop();
});

test('whoever listens is told when the process stops, and so is whoever comes later', async () => {
	const notices = openNotices(pool, createLog('silent'));
	const ended = vi.fn<() => void>();
	notices.listen('a_channel', { heard: () => undefined, ended });
	await notices.close();
	notices.listen('a_channel', { heard: () => undefined, ended });
	expect(ended).toHaveBeenCalledTimes(2);
});
