import type { Context } from '#register/context.server.ts';
import type { ReportOnly } from './input.ts';
import { advance } from './policy.ts';
import { replyUntil } from './report.ts';
import { enterState, reportToChange } from './store.server.ts';

/** Sends the draft to the organisation, which has ten days to answer it. Answers the last of these days. */
export async function sendReport(ctx: Context, input: ReportOnly): Promise<{ replyUntil: string }> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		const today = ctx.clock.today();
		const status = advance(ctx.actor, report, of, 'send', { today });
		const until = replyUntil(today);
		await enterState(tx, ctx.clock, report, status, { sendings: report.sendings + 1, sentAt: ctx.clock.now(), replyUntil: until });
		await ctx.record(tx, {
			event: 'reporting/sent', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme,
			data: { replyUntil: until }
		});
		return { replyUntil: until };
	});
}
