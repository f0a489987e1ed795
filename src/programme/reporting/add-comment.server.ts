import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { AddComment } from './input.ts';
import { mayComment } from './policy.ts';
import { tidy } from './report.ts';
import { reportToChange } from './store.server.ts';
import { keepComment } from './store-comments.server.ts';
import { standingPart } from './store-parts.server.ts';

/** Whoever reviews asks something of the writers about one part. Until it is settled, the report goes no further. */
export async function addComment(ctx: Context, input: AddComment): Promise<string> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		demand(mayComment(ctx.actor, report, of));
		const { key } = await standingPart(tx, report.id, 'ky', input.key);
		const id = await keepComment(tx, report, { author: found(ctx.actor.personId), at: ctx.clock.now() }, { key, text: tidy(input.text) });
		await ctx.record(tx, {
			event: 'reporting/commented', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme, data: { part: key }
		});
		return id;
	});
}
