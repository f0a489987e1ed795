import type { OrganisationId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { candidatesOf, keepDeclarations, targetRoundToChange } from './store-targets.server.ts';
import type { DeclareOnTargets } from './target-input.ts';
import { isOwnOrganisation, mayDeclare, mayViewTargets } from './target-policy.ts';

/** A member of the panel says of each organisation whether they are close to it. Of one's own one always is. */
export async function declareOnTargets(ctx: Context, { round: id, declared }: DeclareOnTargets): Promise<string> {
	return ctx.transact(async (tx) => {
		const round = await targetRoundToChange(tx, id);
		found(mayViewTargets(ctx.actor, round) === true || undefined);
		demand(mayDeclare(ctx.actor, round));
		const listed = new Set((await candidatesOf(tx, id)).map(({ organisationId }) => organisationId));
		const said = Object.entries(declared) as [OrganisationId, 'none' | 'conflict'][];
		found(said.every(([organisation]) => listed.has(organisation)) || undefined);
		await keepDeclarations(tx, said.map(([organisationId, what]) => ({
			organisationId, roundId: id, personId: found(ctx.actor.personId), hasConflict: what === 'conflict' || isOwnOrganisation(ctx.actor, organisationId), declaredAt: ctx.clock.now()
		})));
		await ctx.record(tx, { event: 'eligibility/target-conflicts-declared', subject: { type: 'targetRound', id }, programme: round.programme, data: { declared: said.length } });
		return id;
	});
}
