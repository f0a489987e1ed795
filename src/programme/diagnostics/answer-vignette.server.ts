import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { AnswerVignette } from './calibration-input.ts';
import { mayCalibrate } from './calibration-policy.ts';
import { closeAttempt, keepAnswer, lockAttempt, setOf } from './store-calibration.server.ts';

/** One calibration case is scored. It cannot be scored again in the same attempt: from now on the agreed level is shown. With the last one the attempt is finished. */
export async function answerVignette(ctx: Context, { attempt, vignette, mark }: AnswerVignette): Promise<{ isFinished: boolean }> {
	return ctx.transact(async (tx) => {
		const row = await lockAttempt(tx, attempt);
		const own = found(row?.personId === ctx.actor.personId ? row : undefined);
		demand(mayCalibrate(ctx.actor, own.programmeId));
		const { vignettes } = await setOf(tx, own);
		found(vignettes.find(({ key }) => key === vignette));
		const given = await keepAnswer(tx, own.id, { vignette, mark }, ctx.clock.now());
		if (given === null) throw new Problem('diagnostics/vignette-answered');
		const isFinished = given === vignettes.length;
		if (isFinished) await closeAttempt(tx, own.id, ctx.clock.now());
		// What was answered is no matter of the journal.
		await ctx.record(tx, { event: isFinished ? 'diagnostics/calibration-finished' : 'diagnostics/vignette-scored', subject: { type: 'calibration', id: own.id }, programme: own.programmeId, data: { vignette } });
		return { isFinished };
	});
}
