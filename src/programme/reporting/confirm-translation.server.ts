import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { ConfirmTranslation } from './input.ts';
import { mayEdit } from './policy.ts';
import { reportToChange } from './store.server.ts';
import { putInStep } from './store-parts.server.ts';

/** A writer has read a part beside the language that was changed and says that both say the same. Answers how many parts are in step again. */
export async function confirmTranslation(ctx: Context, input: ConfirmTranslation): Promise<number> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		demand(mayEdit(ctx.actor, report, of));
		const parts = await putInStep(tx, report.id, input.language, input.key);
		if (parts.length === 0) return 0;
		await ctx.record(tx, {
			event: 'reporting/translation-confirmed', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme,
			data: { language: input.language, parts }
		});
		return parts.length;
	});
}
