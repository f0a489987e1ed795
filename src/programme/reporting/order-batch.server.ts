import type { ProgrammeId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { OrderBatch } from './input.ts';
import { mayOrderBatch } from './policy.ts';
import { forgetBefore, keepBatch } from './store-batch.server.ts';

/** For how long the files of a batch are kept. */
export const daysKept = 7;

/** Orders the papers of all issued reports of a programme; they are made after the commit, one by one. Batches of more than a week ago are forgotten. */
export async function orderBatch(ctx: Context, input: OrderBatch): Promise<string> {
	return ctx.transact(async (tx) => {
		const programme = input.programme as ProgrammeId;
		demand(mayOrderBatch(ctx.actor, programme));
		const now = ctx.clock.now();
		await forgetBefore(tx, programme, new Date(now.getTime() - daysKept * 86_400_000));
		const { id, papers } = await keepBatch(tx, { programme, author: found(ctx.actor.personId), at: now }, input.languages, input.kinds);
		if (papers === 0) throw new Problem('reporting/nothing-issued');
		await ctx.record(tx, { event: 'reporting/batch-ordered', subject: { type: 'batch', id }, programme, data: { papers } });
		return id;
	});
}
