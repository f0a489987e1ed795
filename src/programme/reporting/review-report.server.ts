import type { Context } from '#register/context.server.ts';
import type { ReportOnly } from './input.ts';
import { advance } from './policy.ts';
import { enterState, reportToChange } from './store.server.ts';

/** The lead has read it in all three languages: from here on nobody changes a word of it without returning it first. */
export async function reviewReport(ctx: Context, input: ReportOnly): Promise<void> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		const status = advance(ctx.actor, report, of, 'review', { today: ctx.clock.today() });
		await enterState(tx, ctx.clock, report, status);
		await ctx.record(tx, { event: 'reporting/reviewed', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme });
	});
}
