import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { SettleComment } from './input.ts';
import { mayComment } from './policy.ts';
import { reportToChange } from './store.server.ts';
import { settle } from './store-comments.server.ts';

/** Whoever reviews is satisfied, with or without an answer. */
export async function settleComment(ctx: Context, input: SettleComment): Promise<void> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		demand(mayComment(ctx.actor, report, of));
		const isSettled = await settle(tx, report, { author: found(ctx.actor.personId), at: ctx.clock.now() }, input.comment);
		if (!isSettled) throw new Problem('reporting/comment-closed');
		await ctx.record(tx, { event: 'reporting/comment-settled', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme });
	});
}
