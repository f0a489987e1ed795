import type { ProgrammeId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { RestoreRecommendation } from './input.ts';
import { mayEditLibrary } from './policy.ts';
import { removeRecommendation } from './store-library.server.ts';

/** Goes back to the text that ships. */
export async function restoreRecommendation(ctx: Context, input: RestoreRecommendation): Promise<void> {
	return ctx.transact(async (tx) => {
		const programme = input.programme as ProgrammeId;
		demand(mayEditLibrary(ctx.actor, programme));
		const { instrument, indicator, level } = input;
		if (!(await removeRecommendation(tx, { programme, instrument, indicator, level }))) return;
		await ctx.record(tx, { event: 'reporting/recommendation-restored', subject: { type: 'programme', id: programme }, programme, data: { instrument, indicator, level } });
	});
}
