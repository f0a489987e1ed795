import { demand, Problem } from '#kernel/problem.ts';
import { fingerprintOf } from '#platform/kept-content.server.ts';
import type { Context } from '#register/context.server.ts';
import { mayAdminister } from '#register/policy.ts';
import { readDefinition } from './definition.schema.ts';
import { definition } from './tables.server.ts';
import { vocabularies } from './vocabularies.server.ts';

/**
 * Publishes a version of a questionnaire, once: a published version never changes, so a repeat does nothing. What could
 * not be asked is refused with its faults.
 */
export async function publishDefinition(ctx: Context, content: unknown): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayAdminister(ctx.actor));
		const reading = readDefinition(content, vocabularies());
		if (!reading.ok) throw new Problem('questionnaires/definition-faulty', { status: 400, params: { faults: reading.faults.join('; ') } });
		const { key, version } = reading.definition;
		const inserted = await tx.insert(definition).values({ key, version, content: reading.definition, fingerprint: fingerprintOf(reading.definition), publishedAt: ctx.clock.now() }).onConflictDoNothing();
		if (inserted.rowCount === 0) return;
		await ctx.record(tx, { event: 'questionnaires/definition-published', subject: { type: 'definition', id: `${key}/${version}` } });
	});
}
