import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { mayAdminister } from '#register/policy.ts';
import type { Definition } from './definition.ts';
import { definition } from './tables.server.ts';

/** Publishes a version of a questionnaire, once: a published version never changes, so a repeat does nothing. */
export async function publishDefinition(ctx: Context, content: Definition): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayAdminister(ctx.actor));
		const { key, version } = content;
		const inserted = await tx.insert(definition).values({ key, version, content, publishedAt: ctx.clock.now() }).onConflictDoNothing();
		if (inserted.rowCount === 0) return;
		await ctx.record(tx, { event: 'questionnaires/definition-published', subject: { type: 'definition', id: `${key}/${version}` } });
	});
}
