import { found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { ReportOnly } from './input.ts';
import { advance } from './policy.ts';
import { keepReply, reportToChange } from './store.server.ts';

/** The organisation declares that it has no reply: the report may be issued before the ten days are over. */
export async function waiveReply(ctx: Context, input: ReportOnly): Promise<void> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		advance(ctx.actor, report, of, 'waiveReply', { today: ctx.clock.today() });
		await keepReply(tx, report, { author: found(ctx.actor.personId), at: ctx.clock.now() }, null);
		await ctx.record(tx, { event: 'reporting/reply-waived', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme });
	});
}
