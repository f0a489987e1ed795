import { demand, Problem } from '#kernel/problem.ts';
import { fingerprintOf } from '#platform/kept-content.server.ts';
import type { Context } from '#register/context.server.ts';
import { mayWriteRules } from './policy.ts';
import { expand, faultsOf } from './rule-faults.ts';
import type { DraftOnly } from './rule-input.ts';
import { rulesInForce } from './store.server.ts';
import { deleteDraft, draftToChange, latestOf } from './store-rule-drafts.server.ts';
import { ruleSet } from './tables.server.ts';

/** Makes of a draft without faults the next version of its rule set, which never changes again. */
export async function publishRuleDraft(ctx: Context, { draft: id }: DraftOnly): Promise<{ key: string; version: number }> {
	return ctx.transact(async (tx) => {
		demand(mayWriteRules(ctx.actor));
		const { key, basedOn, content } = await draftToChange(tx, id);
		const latest = await latestOf(tx, key);
		if ((latest?.version ?? null) !== basedOn) throw new Problem('eligibility/published-meanwhile');
		const others = new Map((await rulesInForce(tx)).map((one) => [one.key, one]));
		const version = (basedOn ?? 0) + 1;
		if (faultsOf({ ...content, version }, others).length > 0) throw new Problem('eligibility/draft-has-faults');
		const whole = expand({ ...content, version }, others);
		const inserted = await tx.insert(ruleSet).values({ key, version, content: whole, fingerprint: fingerprintOf(whole), publishedAt: ctx.clock.now() }).onConflictDoNothing();
		if (inserted.rowCount !== 1) throw new Problem('eligibility/published-meanwhile');
		await deleteDraft(tx, id);
		await ctx.record(tx, { event: 'eligibility/rule-set-published', subject: { type: 'ruleSet', id: `${key}/${version}` }, data: { draft: id } });
		return { key, version };
	});
}
