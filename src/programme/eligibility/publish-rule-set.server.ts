import { demand, Problem } from '#kernel/problem.ts';
import { fingerprintOf } from '#platform/kept-content.server.ts';
import type { Context } from '#register/context.server.ts';
import { mayAdminister } from '#register/policy.ts';
import { expand, faultsOf } from './rule-faults.ts';
import type { RuleSet } from './rules.ts';
import { ruleSet } from './tables.server.ts';

/** Publishes a version of a rule set, once; `others` are the rule sets that it may name. What is published stands by itself and never changes. */
export async function publishRuleSet(ctx: Context, content: RuleSet, others: readonly RuleSet[]): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayAdminister(ctx.actor));
		const named = new Map(others.map((one) => [one.key, one]));
		const [fault] = faultsOf(content, named);
		if (fault) throw new Problem(fault.problem, { status: 400, params: { place: fault.place } });
		const whole = expand(content, named);
		const { key, version } = whole;
		const inserted = await tx.insert(ruleSet).values({ key, version, content: whole, fingerprint: fingerprintOf(whole), publishedAt: ctx.clock.now() }).onConflictDoNothing();
		if (inserted.rowCount !== 1) return;
		await ctx.record(tx, { event: 'eligibility/rule-set-published', subject: { type: 'ruleSet', id: `${key}/${version}` } });
	});
}
