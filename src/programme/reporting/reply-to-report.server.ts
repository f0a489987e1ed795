import { found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { ReplyToReport } from './input.ts';
import { advance } from './policy.ts';
import { tidy } from './report.ts';
import { keepReply, reportToChange } from './store.server.ts';

/** The organisation answers the draft, once; its words are printed in the report as it wrote them. A late answer counts while the report is not issued. */
export async function replyToReport(ctx: Context, input: ReplyToReport): Promise<void> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		advance(ctx.actor, report, of, 'reply', { today: ctx.clock.today() });
		await keepReply(tx, report, { author: found(ctx.actor.personId), at: ctx.clock.now() }, tidy(input.text));
		await ctx.record(tx, { event: 'reporting/replied', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme });
	});
}
