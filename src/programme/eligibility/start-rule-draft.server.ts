import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { mayWriteRules } from './policy.ts';
import { contentOf, emptyContent } from './rule-draft.ts';
import type { StartRuleDraft } from './rule-input.ts';
import { insertDraft, latestOf } from './store-rule-drafts.server.ts';

/** Begins the next version of a published rule set, or a rule set that is new altogether. Answers the draft's id. */
export async function startRuleDraft(ctx: Context, input: StartRuleDraft): Promise<string> {
	return ctx.transact(async (tx) => {
		demand(mayWriteRules(ctx.actor));
		const key = 'from' in input ? input.from.split('/')[0]! : input.key;
		const latest = await latestOf(tx, key);
		if (!('from' in input) && latest) throw new Problem('eligibility/key-taken', { fields: [{ field: 'key', code: 'eligibility/key-taken' }] });
		if ('from' in input && `${found(latest).key}/${latest!.version}` !== input.from) throw new Problem('eligibility/published-meanwhile');
		const id = await insertDraft(tx, { key, basedOn: latest?.version ?? null, content: latest ? contentOf(latest) : emptyContent(key), by: found(ctx.actor.personId), at: ctx.clock.now() });
		await ctx.record(tx, { event: 'eligibility/rule-draft-started', subject: { type: 'ruleDraft', id }, data: { key, basedOn: latest?.version ?? null } });
		return id;
	});
}
