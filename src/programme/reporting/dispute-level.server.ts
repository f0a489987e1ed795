import { demand, found, Problem } from '#kernel/problem.ts';
import { levelIn } from '#programme/diagnostics/result.ts';
import type { Context } from '#register/context.server.ts';
import type { DisputeLevel } from './input.ts';
import { mayDispute } from './policy.ts';
import { tidy } from './report.ts';
import { sourceOf } from './source-of.server.ts';
import { reportToChange } from './store.server.ts';
import { keepDispute } from './store-disputes.server.ts';

/** The organisation says of one level that it does not agree, and why. Both this and the answer are printed in the report. */
export async function disputeLevel(ctx: Context, input: DisputeLevel): Promise<void> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		demand(mayDispute(ctx.actor, report));
		const { verified } = await sourceOf(tx, of, report);
		const scored = found(verified.parameters.flatMap(({ indicators }) => indicators).find(({ code }) => code === input.indicator));
		const by = { author: found(ctx.actor.personId), at: ctx.clock.now() };
		const isNew = await keepDispute(tx, report, by, { indicator: scored.code, level: levelIn('verified', scored), text: tidy(input.text) });
		if (!isNew) throw new Problem('reporting/already-disputed', { fields: [{ field: 'indicator', code: 'reporting/already-disputed' }] });
		await ctx.record(tx, {
			event: 'reporting/disputed', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme,
			data: { indicator: scored.code }
		});
	});
}
