import type { Clock } from '#kernel/clock.ts';
import { demand } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import { fingerprintOf } from '#platform/kept-content.server.ts';
import type { Context } from '#register/context.server.ts';
import { mayAdminister } from '#register/policy.ts';
import type { Instrument } from './instrument.ts';
import { instrument } from './tables.server.ts';

/** Publishes a version of an instrument, once: a published version never changes, so a repeat does nothing. */
export async function publishInstrument(ctx: Context, content: Instrument): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayAdminister(ctx.actor));
		const { key, version } = content;
		if (!(await keepVersion(tx, ctx.clock, content))) return;
		await ctx.record(tx, { event: 'diagnostics/instrument-published', subject: { type: 'instrument', id: `${key}/${version}` } });
	});
}

/** Answers whether it was new. */
export async function keepVersion(tx: Tx, clock: Clock, content: Instrument): Promise<boolean> {
	const { key, version } = content;
	const inserted = await tx.insert(instrument).values({ key, version, content, fingerprint: fingerprintOf(content), publishedAt: clock.now() }).onConflictDoNothing();
	return inserted.rowCount === 1;
}
