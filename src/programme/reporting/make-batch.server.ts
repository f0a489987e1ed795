/**
 * Makes the papers of a batch. Each is a transaction of its own: after an interruption it goes on where it stopped, and two
 * processes at once share the work instead of doing it twice.
 */
import { demand, found } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { mayOrderBatch } from './policy.ts';
import { renderIssued } from './render-issued.server.ts';
import { batchById, finish, keepPaper, takePaper } from './store-batch.server.ts';

/** @param before is asked before each paper; `false` stops the work, which can be taken up again. Answers how many papers were made. */
export async function makeBatch(ctx: Context, id: string, before: () => boolean = () => true): Promise<number> {
	let made = 0;
	while (before() && (await ctx.transact((tx) => makeOne(ctx, tx, id)))) made++;
	await finishBatch(ctx, id);
	return made;
}

async function makeOne(ctx: Context, tx: Tx, id: string): Promise<boolean> {
	const item = await takePaper(tx, id);
	if (!item) return false;
	const bytes = found(await renderIssued(tx, { id: item.reportId }, item.language, item.kind, item.version));
	const { hash, size } = await ctx.files.keep(tx, ctx.clock, bytes);
	await keepPaper(tx, item, { fileHash: hash, size });
	return true;
}

/** Nothing happens while papers are left to make, or where it is finished already. */
export async function finishBatch(ctx: Context, id: string): Promise<void> {
	return ctx.transact(async (tx) => {
		const known = await batchById(tx, id);
		if (!known) return;
		demand(mayOrderBatch(ctx.actor, known.programmeId));
		if (!(await finish(tx, id, ctx.clock.now()))) return;
		await ctx.record(tx, { event: 'reporting/batch-finished', subject: { type: 'batch', id }, programme: known.programmeId });
	});
}
