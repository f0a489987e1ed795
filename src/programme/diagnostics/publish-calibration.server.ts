import { and, eq } from 'drizzle-orm';
import { demand, Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import { fingerprintOf } from '#platform/kept-content.server.ts';
import type { Context } from '#register/context.server.ts';
import { mayAdminister } from '#register/policy.ts';
import type { CalibrationSet } from './calibration.ts';
import { calibrationFaults } from './calibration-faults.ts';
import type { Instrument } from './instrument.ts';
import { calibrationSet, instrument } from './tables.server.ts';

/** Publishes a version of the calibration cases, once: a published version never changes, so a repeat does nothing. Its instrument must be there already. */
export async function publishCalibration(ctx: Context, content: CalibrationSet): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayAdminister(ctx.actor));
		const [fault] = calibrationFaults(content, await instrumentFor(tx, content));
		if (fault) throw new Problem(fault.problem, { status: 400, params: { vignette: fault.vignette } });
		const { key, version } = content;
		const inserted = await tx.insert(calibrationSet).values({ key, version, content, fingerprint: fingerprintOf(content), publishedAt: ctx.clock.now() }).onConflictDoNothing();
		if (inserted.rowCount !== 1) return;
		await ctx.record(tx, { event: 'diagnostics/calibration-published', subject: { type: 'calibrationSet', id: `${key}/${version}` } });
	});
}

async function instrumentFor(tx: Tx, { key, instrumentVersion }: CalibrationSet): Promise<Instrument | null> {
	const [row] = await tx.select({ content: instrument.content }).from(instrument).where(and(eq(instrument.key, key), eq(instrument.version, instrumentVersion)));
	return row?.content ?? null;
}
