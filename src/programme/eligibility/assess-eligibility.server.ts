import { isDeepStrictEqual } from 'node:util';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import type { Facts } from './facts.ts';
import { type FactSupplier, gatherFacts } from './gather-facts.server.ts';
import { mayAssess } from './policy.ts';
import { conditionsOf, type RuleSet } from './rules.ts';
import { keepVerdicts, latestVerdicts, type NewVerdict, rulesInForce, type StoredVerdict } from './store.server.ts';
import { overridesInForce } from './store-overrides.server.ts';
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
		const overrides = new Map((await overridesInForce(tx, { programme, organisations }, on)).map((one) => [`${one.organisationId} ${one.ruleSetKey}`, one.id]));
		const before = new Map((await latestVerdicts(tx, programme, organisations)).map((one) => [`${one.organisationId} ${one.ruleSetKey}`, one]));
		const fresh = [...known].flatMap(([organisation, facts]) => rules.map((rule): NewVerdict => {
			const { ruleSet, standing } = decide(rule, facts, on);
			return { organisation, ruleSet, standing, facts: factsAskedBy(rule, facts), override: overrides.get(`${organisation} ${ruleSet.key}`) ?? null };
		})).filter((one) => !isSame(before.get(`${one.organisation} ${one.ruleSet.key}`), one));
		await keepVerdicts(tx, programme, fresh, on, ctx.clock.now());
		await noteChanges(ctx, tx, programme, fresh, before);
		return { changed: fresh.length };
	});
}

/** What people decided beside the rules has events and letters of its own; this tells what the rules say. */
async function noteChanges(ctx: Context, tx: Tx, programme: ProgrammeId, fresh: readonly NewVerdict[], before: ReadonlyMap<string, StoredVerdict>): Promise<void> {
	for (const [organisation, all] of Map.groupBy(fresh, (one) => one.organisation)) {
		const earlier = ({ ruleSet }: NewVerdict) => before.get(`${organisation} ${ruleSet.key}`)?.standing;
		const moved = all.filter((one) => earlier(one) !== one.standing);
		const opened = moved.filter((one) => one.override === null && open.includes(one.standing) && !open.includes(earlier(one) ?? 'notYet'));
		if (moved.length === 0) continue;
		await ctx.record(tx, {
			event: opened.length > 0 ? 'eligibility/opened' : 'eligibility/assessed', subject: { type: 'organisation', id: organisation }, organisation, programme,
			data: { standings: moved.map(({ ruleSet, standing }) => `${ruleSet.key}/${ruleSet.version} ${standing}`), opened: opened.map(({ ruleSet }) => ruleSet.key) }
		});
	}
}

/** Only what the rule set looks at is kept: enough to decide again, and no more. */
export function factsAskedBy({ rule, score = [] }: RuleSet, facts: Facts): Facts {
	const keys = new Set([...conditionsOf(rule).map(({ test }) => test.fact), ...score.map(({ fact }) => fact)]);
	return Object.fromEntries([...keys].flatMap((key) => (facts[key] ? [[key, facts[key]]] : []))) as Facts;
}

function isSame(before: StoredVerdict | undefined, now: NewVerdict): boolean {
	return before !== undefined && before.ruleSetVersion === now.ruleSet.version && before.standing === now.standing && before.overrideId === now.override && isDeepStrictEqual(before.facts, now.facts);
}
