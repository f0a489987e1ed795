import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { programmesOf } from '#register/read.server.ts';
import type { ProposeOverride } from './input.ts';
import { isAllowedUntil } from './override.ts';
import { mayProposeOverride } from './policy.ts';
import { rulesInForce } from './store.server.ts';
import { appealsOf, insertOverride } from './store-overrides.server.ts';

/** An officer proposes to decide beside the rules; it counts for nothing until another person confirms it. Answers its id. */
export async function proposeOverride(ctx: Context, input: ProposeOverride): Promise<string> {
	return ctx.transact(async (tx) => {
		const of = { organisation: input.organisation as OrganisationId, programme: input.programme as ProgrammeId };
		demand(mayProposeOverride(ctx.actor, of));
		found((await programmesOf(tx, of.organisation)).includes(of.programme) || undefined);
		found((await rulesInForce(tx)).find(({ key }) => key === input.ruleSet));
		if (!isAllowedUntil(input.until, ctx.clock.today())) throw new Problem('eligibility/until-out-of-range', { fields: [{ field: 'until', code: 'eligibility/until-out-of-range' }] });
		if (input.appeal !== null) found((await appealsOf(tx, of)).find(({ id, state, ruleSetKey }) => id === input.appeal && state === 'upheld' && ruleSetKey === input.ruleSet));
		const id = await insertOverride(tx, {
			organisationId: of.organisation, programmeId: of.programme, ruleSetKey: input.ruleSet, standing: input.standing, reason: input.reason, until: input.until,
			appealId: input.appeal, proposedBy: found(ctx.actor.personId), proposedAt: ctx.clock.now()
		});
		if (id === undefined) throw new Problem('eligibility/override-waits-already');
		await ctx.record(tx, {
			event: 'eligibility/override-proposed', subject: { type: 'override', id }, ...of,
			data: { ruleSet: input.ruleSet, standing: input.standing, until: input.until, appeal: input.appeal }, reason: input.reason
		});
		return id;
	});
}
