import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { mayWriteRules } from './policy.ts';
import type { DraftOnly } from './rule-input.ts';
import { deleteDraft, draftToChange } from './store-rule-drafts.server.ts';

/** Lets a draft go; what was published stays. */
export async function discardRuleDraft(ctx: Context, { draft: id }: DraftOnly): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayWriteRules(ctx.actor));
		const { key } = await draftToChange(tx, id);
		await deleteDraft(tx, id);
		await ctx.record(tx, { event: 'eligibility/rule-draft-discarded', subject: { type: 'ruleDraft', id }, data: { key } });
	});
}
