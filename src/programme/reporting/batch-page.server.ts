/** Batches of a programme's reports, and how far each is. */
import { newId, type ProgrammeId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { BatchPage } from './around-pages.ts';
import { mayOrderBatch } from './policy.ts';
import { batchesOf } from './store-batch.server.ts';

export async function batchPage(ctx: Context, programme: ProgrammeId): Promise<BatchPage> {
	demand(mayOrderBatch(ctx.actor, programme));
	const batches = (await batchesOf(ctx.read, programme)).map(({ id, createdAt, finishedAt, total, done, size }) => ({
		id, total, done, createdAt: createdAt.toISOString(), isReady: finishedAt !== null, megabytes: Math.max(1, Math.round(size / 1e6))
	}));
	return { batches, command: newId(), isWorking: batches.some(({ isReady }) => !isReady) };
}
