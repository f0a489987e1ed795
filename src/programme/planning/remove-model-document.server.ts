import { and, eq, isNull } from 'drizzle-orm';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { RemoveModelDocument } from './model-document-input.ts';
import { mayKeepModels } from './model-document-policy.ts';
import { modelDocument } from './tables.server.ts';

/** Takes a programme's file out of its library; that it was there stays on record. */
export async function removeModelDocument(ctx: Context, { document }: RemoveModelDocument): Promise<void> {
	return ctx.transact(async (tx) => {
		const [known] = await tx.select().from(modelDocument).where(and(eq(modelDocument.id, document), isNull(modelDocument.removedAt))).for('update');
		const { programmeId } = found(known);
		demand(mayKeepModels(ctx.actor, programmeId));
		await tx.update(modelDocument).set({ removedBy: ctx.actor.personId, removedAt: ctx.clock.now() }).where(eq(modelDocument.id, document));
		await ctx.record(tx, { event: 'planning/model-document-removed', subject: { type: 'modelDocument', id: document }, programme: programmeId });
	});
}
