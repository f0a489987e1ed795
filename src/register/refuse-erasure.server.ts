import { eq } from 'drizzle-orm';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from './context.server.ts';
import { advanceErasure } from './erasure.ts';
import type { RefuseErasure } from './input.ts';
import { mayAdminister } from './policy.ts';
import { erasureRequest } from './tables.server.ts';

/** Somebody is told why what is kept about them has to stay for now. */
export async function refuseErasure(ctx: Context, input: RefuseErasure): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayAdminister(ctx.actor));
		const [row] = await tx.select().from(erasureRequest).where(eq(erasureRequest.id, input.request)).for('update');
		const { id, status } = found(row);
		const next = advanceErasure(status, 'refuse', ['administrator'], input.reason);
		await tx.update(erasureRequest).set({ status: next, refusal: input.reason, decidedAt: ctx.clock.now(), decidedBy: ctx.actor.personId }).where(eq(erasureRequest.id, id));
		await ctx.record(tx, { event: 'register/erasure-refused', subject: { type: 'erasure', id } });
	});
}
