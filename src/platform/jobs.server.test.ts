import { afterAll, expect, test, vi } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { startJobs } from './jobs.server.ts';
import { createLog } from './log.server.ts';

const { database } = await testDatabase();
const jobs = await startJobs(database.pool, createLog('silent'));
afterAll(() => jobs.stop());

test('a job is done after the commit, a job of an undone transaction never', async () => {
	const done: unknown[] = [];
	await jobs.work({ reaction: async (data) => void done.push(data) });
	const undone = database.transaction(async (tx) => {
		await jobs.send(tx, 'reaction', { entry: 'undone' });
		throw new Error('no');
	});
	await expect(undone).rejects.toThrow('no');
	await database.transaction((tx) => jobs.send(tx, 'reaction', { entry: 'kept' }));
	await vi.waitFor(() => expect(done).toHaveLength(1), 15_000);
	expect(done).toEqual([{ entry: 'kept' }]);
});
