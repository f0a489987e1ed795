import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { DraftOnly } from './instrument-input.ts';
import { mayWriteInstruments } from './instrument-policy.ts';
import { deleteDraft, draftToChange } from './store-instruments.server.ts';

/** Lets a draft go, with everything in it; what was published stays. */
export async function discardInstrumentDraft(ctx: Context, { draft: id }: DraftOnly): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayWriteInstruments(ctx.actor));
		const { draft, parts } = await draftToChange(tx, id);
		await deleteDraft(tx, id);
		await ctx.record(tx, { event: 'diagnostics/instrument-draft-discarded', subject: { type: 'instrument', id }, data: { key: draft.key, parts: parts.length } });
	});
}
