import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { programmesOf } from '#register/read.server.ts';
import type { FactSupplier } from './gather-facts.server.ts';
import type { AppealVerdict } from './input.ts';
import { mayAppeal } from './policy.ts';
import { eligibilityOf } from './read.server.ts';
import { insertAppeal } from './store-overrides.server.ts';

/** The organisation says why it does not agree with a verdict. One open appeal for each rule set. */
export async function appealVerdict(ctx: Context, input: AppealVerdict, suppliers: readonly FactSupplier[] = []): Promise<string> {
	return ctx.transact(async (tx) => {
		const of = { organisation: input.organisation as OrganisationId, programme: input.programme as ProgrammeId };
		demand(mayAppeal(ctx.actor, of));
		found((await programmesOf(tx, of.organisation)).includes(of.programme) || undefined);
		const decided = (await eligibilityOf(tx, of.programme, [of.organisation], ctx.clock.today(), suppliers)).get(of.organisation) ?? [];
		const { ruleSet, standing, hasBegun } = found(decided.find((one) => one.ruleSet.key === input.ruleSet));
		if (!hasBegun || standing === 'eligible') throw new Problem('eligibility/nothing-to-appeal');
		const id = await insertAppeal(tx, {
			organisationId: of.organisation, programmeId: of.programme, ruleSetKey: ruleSet.key, ruleSetVersion: ruleSet.version,
			text: input.text, appealedBy: found(ctx.actor.personId), appealedAt: ctx.clock.now()
		});
		if (id === undefined) throw new Problem('eligibility/already-appealed');
		await ctx.record(tx, { event: 'eligibility/appealed', subject: { type: 'appeal', id }, ...of, data: { ruleSet: `${ruleSet.key}/${ruleSet.version}`, standing } });
		return id;
	});
}
