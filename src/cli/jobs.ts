import { sql } from 'drizzle-orm';
import type { Runtime } from '#wiring/runtime.server.ts';
import { type Answer, table } from './output.ts';

/** How many jobs stand in which state, by queue. */
export async function waitingJobs({ database }: Runtime): Promise<Answer> {
	const { rows } = await database.read.execute<{ queue: string; state: string; count: number }>(sql`
		select name as queue, state::text as state, count(*) as count from pgboss.job where name not like '\_\_%' group by 1, 2 order by 1, 2`);
	return { json: rows, text: rows.length === 0 ? 'No jobs.' : table(rows, ['queue', 'state', 'count']) };
}
