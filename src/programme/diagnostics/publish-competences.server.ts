import { demand } from '#kernel/problem.ts';
import { fingerprintOf } from '#platform/kept-content.server.ts';
import type { Context } from '#register/context.server.ts';
import { mayAdminister } from '#register/policy.ts';
import type { CompetenceFramework } from './competences.ts';
import { competenceFramework } from './tables.server.ts';

/** Publishes a version of roles and competences, once: a published version never changes, so a repeat does nothing. */
export async function publishCompetences(ctx: Context, content: CompetenceFramework): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayAdminister(ctx.actor));
		const { key, version } = content;
		const inserted = await tx.insert(competenceFramework).values({ key, version, content, fingerprint: fingerprintOf(content), publishedAt: ctx.clock.now() }).onConflictDoNothing();
		if (inserted.rowCount !== 1) return;
		await ctx.record(tx, { event: 'diagnostics/competences-published', subject: { type: 'competences', id: `${key}/${version}` } });
	});
}
