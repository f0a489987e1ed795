import { and, eq } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from './context.server.ts';
import { advanceErasure } from './erasure.ts';
import { erasureRequest } from './tables.server.ts';

/** Anybody may ask that what is kept about them be erased; an administrator of the installation decides. */
export async function askErasure(ctx: Context, _input: object): Promise<string> {
	return ctx.transact(async (tx) => {
		demand(ctx.actor.personId !== null || 'common/sign-in-first');
		const person = found(ctx.actor.personId);
		const id = newId<'erasure'>();
		const inserted = await tx.insert(erasureRequest).values({ id, personId: person, askedAt: ctx.clock.now(), status: 'asked' }).onConflictDoNothing();
		if (inserted.rowCount === 0) throw new Problem('register/erasure-asked-already');
		await ctx.record(tx, { event: 'register/erasure-asked', subject: { type: 'erasure', id } });
		return id;
	});
}

/** Who asked thinks again; nothing was erased yet. */
export async function takeBackErasure(ctx: Context, _input: object): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(ctx.actor.personId !== null || 'common/sign-in-first');
		const person = found(ctx.actor.personId);
		const [open] = await tx.select().from(erasureRequest).where(and(eq(erasureRequest.personId, person), eq(erasureRequest.status, 'asked'))).for('update');
		const { id, status } = found(open);
		await tx.update(erasureRequest).set({ status: advanceErasure(status, 'takeBack', ['self']), decidedAt: ctx.clock.now(), decidedBy: person }).where(eq(erasureRequest.id, id));
		await ctx.record(tx, { event: 'register/erasure-taken-back', subject: { type: 'erasure', id } });
	});
}
