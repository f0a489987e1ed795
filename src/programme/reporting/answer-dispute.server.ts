import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { AnswerDispute } from './input.ts';
import { mayAnswerDispute } from './policy.ts';
import { tidy } from './report.ts';
import { reportToChange } from './store.server.ts';
import { keepAnswer } from './store-disputes.server.ts';

/** An assessor answers a disputed level, once: it stays, and why, or it was verified anew. Without an answer the report is not issued. */
export async function answerDispute(ctx: Context, input: AnswerDispute): Promise<void> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		demand(mayAnswerDispute(ctx.actor, report, of));
		const { indicator, outcome } = input;
		const isAnswered = await keepAnswer(tx, report, { author: found(ctx.actor.personId), at: ctx.clock.now() }, { indicator, outcome, text: tidy(input.text) });
		if (!isAnswered) throw new Problem('reporting/dispute-closed');
		await ctx.record(tx, {
			event: 'reporting/dispute-answered', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme,
			data: { indicator, outcome }
		});
	});
}
