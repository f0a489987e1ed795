import { isDeepStrictEqual } from 'node:util';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { Facts } from './facts.ts';
import { type FactSupplier, gatherFacts } from './gather-facts.server.ts';
import { mayAssess } from './policy.ts';
import { conditionsOf, type RuleSet } from './rules.ts';
import { keepVerdicts, latestVerdicts, type NewVerdict, rulesInForce, type StoredVerdict } from './store.server.ts';
import { decide, type Standing } from './verdict.ts';

export interface AssessEligibility {
	readonly programme: ProgrammeId;
	readonly organisations: readonly OrganisationId[];
}

const open: readonly Standing[] = ['eligible', 'withConditions'];

/** Looks again at what these organisations may do, and keeps what has changed with the facts it was decided by. */
export async function assessEligibility(ctx: Context, { programme, organisations }: AssessEligibility, suppliers: readonly FactSupplier[] = []): Promise<{ changed: number }> {
	return ctx.transact(async (tx) => {
		demand(mayAssess(ctx.actor));
		const on = ctx.clock.today();
		const known = await gatherFacts(tx, programme, organisations, on, suppliers);
		const rules = await rulesInForce(tx);
		const before = new Map((await latestVerdicts(tx, programme, organisations)).map((one) => [`${one.organisationId} ${one.ruleSetKey}`, one]));
		const fresh = [...known].flatMap(([organisation, facts]) => rules.map((rule): NewVerdict => {
			const { ruleSet, standing } = decide(rule, facts, on);
			return { organisation, ruleSet, standing, facts: factsAskedBy(rule, facts) };
		})).filter((one) => !isSame(before.get(`${one.organisation} ${one.ruleSet.key}`), one));
		await keepVerdicts(tx, programme, fresh, on, ctx.clock.now());
		for (const [organisation, all] of Map.groupBy(fresh, (one) => one.organisation)) {
			const moved = all.filter(({ ruleSet, standing }) => before.get(`${organisation} ${ruleSet.key}`)?.standing !== standing);
			const opened = moved.filter(({ ruleSet, standing }) => open.includes(standing) && !open.includes(before.get(`${organisation} ${ruleSet.key}`)?.standing ?? 'notYet'));
			if (moved.length === 0) continue;
			await ctx.record(tx, {
				event: opened.length > 0 ? 'eligibility/opened' : 'eligibility/assessed', subject: { type: 'organisation', id: organisation }, organisation, programme,
				data: { standings: moved.map(({ ruleSet, standing }) => `${ruleSet.key}/${ruleSet.version} ${standing}`), opened: opened.map(({ ruleSet }) => ruleSet.key) }
			});
		}
		return { changed: fresh.length };
	});
}

/** Only what the rule set looks at is kept: enough to decide again, and no more. */
export function factsAskedBy({ rule, score = [] }: RuleSet, facts: Facts): Facts {
	const keys = new Set([...conditionsOf(rule).map(({ test }) => test.fact), ...score.map(({ fact }) => fact)]);
	return Object.fromEntries([...keys].flatMap((key) => (facts[key] ? [[key, facts[key]]] : []))) as Facts;
}

function isSame(before: StoredVerdict | undefined, now: NewVerdict): boolean {
	return before !== undefined && before.ruleSetVersion === now.ruleSet.version && before.standing === now.standing && isDeepStrictEqual(before.facts, now.facts);
}
