import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { RecordLookingBack } from './input.ts';
import { mayEdit } from './policy.ts';
import { read } from './reading.ts';
import { sourceOf } from './source-of.server.ts';
import { reportToChange } from './store.server.ts';
import { keepLookingBack } from './store-looking-back.server.ts';

/**
 * Records what the group answered when it was asked, in a repeat round, at which level it had really stood before. Of parameters
 * that are compared only, so of none in a first round; fields are `p` and the parameter's code. Answers how many were recorded.
 */
export async function recordLookingBack(ctx: Context, input: RecordLookingBack): Promise<number> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		demand(mayEdit(ctx.actor, report, of));
		const { comparison } = read(await sourceOf(tx, of, report));
		if (!comparison) return 0;
		const levels = comparison.parameters.flatMap(({ parameter: { code } }) => {
			const level = input.levels[`p${code}`];
			return level === undefined || level === '' ? [] : [{ parameter: code, level }];
		});
		await keepLookingBack(tx, report, { author: found(ctx.actor.personId), at: ctx.clock.now() }, levels);
		await ctx.record(tx, {
			event: 'reporting/looked-back', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme,
			data: { parameters: levels.map(({ parameter }) => parameter) }
		});
		return levels.length;
	});
}
