import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { AnswerComment } from './input.ts';
import { mayAnswerComment } from './policy.ts';
import { tidy } from './report.ts';
import { reportToChange } from './store.server.ts';
import { keepCommentAnswer } from './store-comments.server.ts';

/** A writer says what was done about a remark; whoever reviews then settles it, or asks again. */
export async function answerComment(ctx: Context, input: AnswerComment): Promise<void> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		demand(mayAnswerComment(ctx.actor, report, of));
		const isAnswered = await keepCommentAnswer(tx, report, { author: found(ctx.actor.personId), at: ctx.clock.now() }, input.comment, tidy(input.text));
		if (!isAnswered) throw new Problem('reporting/comment-closed');
		await ctx.record(tx, { event: 'reporting/comment-answered', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme });
	});
}
