import type { Context } from '#register/context.server.ts';
import type { ReportWithReason } from './input.ts';
import { advance } from './policy.ts';
import { enterState, reportToChange } from './store.server.ts';

/** Begins a correction: what was issued stays and stays readable, the next version is written beside it and says what it corrects. */
export async function reopenReport(ctx: Context, input: ReportWithReason): Promise<void> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		const status = advance(ctx.actor, report, of, 'reopen', { today: ctx.clock.today(), reason: input.reason });
		await enterState(tx, ctx.clock, report, status, { statusReason: input.reason, correction: input.reason, sentAt: null, replyUntil: null });
		await ctx.record(tx, {
			event: 'reporting/reopened', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme,
			reason: input.reason, data: { version: report.issuedVersion + 1 }
		});
	});
}
