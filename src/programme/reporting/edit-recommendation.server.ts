import type { ProgrammeId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { EditRecommendation } from './input.ts';
import { mayEditLibrary } from './policy.ts';
import { recommendations } from './recommendations.server.ts';
import { writeRecommendation } from './store-library.server.ts';

/** The programme words a recommendation in its own way, in three languages at once; the shipped text stays and can be taken back. Reports that are issued keep theirs. */
export async function editRecommendation(ctx: Context, input: EditRecommendation): Promise<void> {
	return ctx.transact(async (tx) => {
		const programme = input.programme as ProgrammeId;
		demand(mayEditLibrary(ctx.actor, programme));
		const { instrument, indicator, level, basedOn, recommendation, title, output } = input;
		found(recommendations(instrument).find((one) => one.indicator === indicator && one.level === level));
		const by = { author: found(ctx.actor.personId), at: ctx.clock.now() };
		const isWritten = await writeRecommendation(tx, { programme, instrument, indicator, level }, { recommendation, action: { title, output } }, basedOn, by);
		if (!isWritten) throw new Problem('reporting/changed-meanwhile');
		await ctx.record(tx, { event: 'reporting/recommendation-edited', subject: { type: 'programme', id: programme }, programme, data: { instrument, indicator, level, version: basedOn + 1 } });
	});
}
