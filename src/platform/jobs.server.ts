/** Work that happens after a commit: queues, retries and schedules by pg-boss, on the same database and inside the same transaction. */
import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type pg from 'pg';
import type { Tx } from './database.server.ts';
import type { Log } from './log.server.ts';

export interface Jobs {
	/** Takes up the work; `handlers` by queue name. */
	work(handlers: Readonly<Record<string, (data: object) => Promise<void>>>, schedules?: Readonly<Record<string, string>>): Promise<void>;
	/** Enqueues in the transaction: no commit, no job. */
	send(tx: Tx, queue: string, data: object): Promise<void>;
	stop(): Promise<void>;
}

export const queues = ['reaction', 'batch', 'mail', 'letter', 'seal', 'retention', 'eligibility', 'reminder'] as const;

export async function startJobs(pool: pg.Pool, log: Log): Promise<Jobs> {
	const boss = new PgBoss({ db: { executeSql: (text, values) => pool.query(text, values as unknown[]) } });
	boss.on('error', (error) => log.error({ code: (error as { code?: string }).code }, 'jobs'));
	await boss.start();
	for (const queue of queues) await boss.createQueue(queue, { retryLimit: 5, retryDelay: 5, retryBackoff: true });
	return {
		async work(handlers, schedules = {}) {
			for (const [queue, handle] of Object.entries(handlers)) {
				await boss.work(queue, { pollingIntervalSeconds: 1 }, async (jobs) => {
					for (const job of jobs) await handle(job.data as object);
				});
			}
			for (const [queue, cron] of Object.entries(schedules)) await boss.schedule(queue, cron);
		},
		async send(tx, queue, data) {
			await boss.send(queue, data, { db: fromDrizzle(tx, sql) });
		},
		stop: () => boss.stop({ graceful: true, timeout: 5000 })
	};
}
