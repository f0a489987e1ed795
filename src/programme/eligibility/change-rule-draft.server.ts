import { formatInstant } from '#i18n/format.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById } from '#register/read.server.ts';
import { mayWriteRules } from './policy.ts';
import { changed, lastPlaceIn } from './rule-draft.ts';
import type { ChangeRuleDraft } from './rule-input.ts';
import { rulesInForce } from './store.server.ts';
import { draftToChange, writeDraft } from './store-rule-drafts.server.ts';

/**
 * Changes a draft at one place; incomplete is no fault, overwriting what somebody else wrote meanwhile is. Answers the place at
 * which its writer goes on: what was added, or what was changed.
 */
export async function changeRuleDraft(ctx: Context, { draft: id, basedOn, change }: ChangeRuleDraft): Promise<{ place: string; version: number }> {
	return ctx.transact(async (tx) => {
		demand(mayWriteRules(ctx.actor));
		const stored = await draftToChange(tx, id);
		if (stored.version !== basedOn) {
			const who = (await peopleById(tx, [stored.authorId])).get(stored.authorId)?.name ?? '';
			throw new Problem('eligibility/draft-changed-meanwhile', { params: { who, at: formatInstant(stored.at) } });
		}
		const content = found(changed(stored.content, change, await rulesInForce(tx)));
		const version = await writeDraft(tx, stored, content, found(ctx.actor.personId), ctx.clock.now());
		const at = change.kind === 'head' ? 'head' : 'place' in change ? change.place : 'score';
		await ctx.record(tx, { event: 'eligibility/rule-draft-changed', subject: { type: 'ruleDraft', id }, data: { change: change.kind, place: at, version } });
		return { place: change.kind === 'addCondition' || change.kind === 'addGroup' ? lastPlaceIn(content, change.place) : at, version };
	});
}
