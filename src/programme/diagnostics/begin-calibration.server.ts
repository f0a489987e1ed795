import type { ProgrammeId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { mayCalibrate } from './calibration-policy.ts';
import { currentSet, openAttempt } from './store-calibration.server.ts';

/** Begins an attempt at the calibration cases, or answers the one that is open: one at a time, and what was done before stays. */
export async function beginCalibration(ctx: Context, input: { programme: string }): Promise<string> {
	return ctx.transact(async (tx) => {
		const programme = input.programme as ProgrammeId;
		demand(mayCalibrate(ctx.actor, programme));
		const set = found(await currentSet(tx, programme));
		const { id, isNew } = await openAttempt(tx, programme, found(ctx.actor.personId), set, ctx.clock.now());
		if (isNew) await ctx.record(tx, { event: 'diagnostics/calibration-begun', subject: { type: 'calibration', id }, programme, data: { version: set.version } });
		return id;
	});
}
