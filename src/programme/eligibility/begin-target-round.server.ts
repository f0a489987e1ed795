import type { ProgrammeId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { rulesInForce } from './store.server.ts';
import { insertTargetRound } from './store-targets.server.ts';
import type { BeginTargetRound } from './target-input.ts';
import { mayPrepareTargets } from './target-policy.ts';
import { targetRules } from './target-round.ts';
import { firstTargetState } from './target-workflow.ts';

/** An officer begins a round of choosing, with the rules in force and so many places. Answers its id. */
export async function beginTargetRound(ctx: Context, { programme: id, places }: BeginTargetRound): Promise<string> {
	return ctx.transact(async (tx) => {
		const programme = id as ProgrammeId;
		demand(mayPrepareTargets(ctx.actor, programme));
		const { key, version } = found((await rulesInForce(tx)).find((one) => one.key === targetRules));
		const [by, at] = [found(ctx.actor.personId), ctx.clock.now()];
		const round = await insertTargetRound(tx, { programmeId: programme, ruleSetKey: key, ruleSetVersion: version, places, state: firstTargetState, stateBy: by, stateAt: at, begunBy: by, begunAt: at });
		await ctx.record(tx, { event: 'eligibility/target-round-begun', subject: { type: 'targetRound', id: round }, programme, data: { ruleSet: `${key}/${version}`, places } });
		return round;
	});
}
