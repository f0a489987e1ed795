import type { Context } from '#register/context.server.ts';
import type { ReportWithReason } from './input.ts';
import { advance } from './policy.ts';
import { enterState, reportToChange } from './store.server.ts';

/** Gives the report back to its writers and says why; from the organisation's hands too, which then gets it anew with a new right of reply. */
export async function returnReport(ctx: Context, input: ReportWithReason): Promise<void> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		const status = advance(ctx.actor, report, of, 'return', { today: ctx.clock.today(), reason: input.reason });
		await enterState(tx, ctx.clock, report, status, { statusReason: input.reason, sentAt: null, replyUntil: null });
		await ctx.record(tx, {
			event: 'reporting/returned', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme,
			reason: input.reason, data: { from: report.status }
		});
	});
}
