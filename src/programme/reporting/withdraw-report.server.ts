import { Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { DraftReport } from './input.ts';
import { advance } from './policy.ts';
import { reportOfCase } from './read.server.ts';
import { enterState, reportToChange } from './store.server.ts';

/** Kadam itself ends the work on a report whose organisation left the diagnostic. Nothing happens where there is no report, or it ended already. */
export async function withdrawReport(ctx: Context, input: DraftReport): Promise<void> {
	return ctx.transact(async (tx) => {
		const known = await reportOfCase(tx, input.case);
		if (!known || known.status === 'withdrawn') return;
		const { report, of } = await reportToChange(tx, ctx.actor, known.id);
		if (of.status !== 'withdrawn') throw new Problem('reporting/case-not-withdrawn');
		const status = advance(ctx.actor, report, of, 'withdraw', { today: ctx.clock.today() });
		await enterState(tx, ctx.clock, report, status);
		await ctx.record(tx, { event: 'reporting/withdrawn', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme });
	});
}
