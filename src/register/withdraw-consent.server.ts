import { eq } from 'drizzle-orm';
import { isId, type OrganisationId, type ProgrammeId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import { rolesTowards } from './actor.ts';
import { giveConsent, hasWithdrawn, participationConsent, withdrawConsent } from './consent.server.ts';
import type { Context } from './context.server.ts';
import type { GiveConsent, WithdrawConsent } from './input.ts';
import { mayGiveConsent, mayWithdrawConsent } from './policy.ts';
import { programmesOf } from './read.server.ts';
import { consent } from './tables.server.ts';

/**
 * Taking part ends here as freely as it began: nothing new is begun with the organisation's data from now on. A consent to
 * diagnostics is taken back together with the diagnostics itself, because of all that then ends with it.
 */
export async function withdrawParticipation(ctx: Context, input: WithdrawConsent): Promise<void> {
	return ctx.transact(async (tx) => {
		const [row] = await tx.select().from(consent).where(eq(consent.id, found(isId(input.consent) ? input.consent : null))).for('update');
		const given = found(row);
		const of = { organisation: given.organisationId, programme: found(given.programmeId) };
		found(rolesTowards(ctx.actor, of).length > 0 || ctx.actor.personId === given.personId ? of : null);
		demand(mayWithdrawConsent(ctx.actor, { ...of, person: given.personId }));
		if (given.scope !== participationConsent.scope) throw new Problem('register/consent-of-its-own');
		if (given.withdrawnAt) throw new Problem('register/consent-withdrawn-already');
		await withdrawConsent(tx, given.id, ctx.clock.now());
		await ctx.record(tx, { event: 'register/consent-withdrawn', subject: { type: 'consent', id: given.id }, ...of, data: { scope: given.scope } });
	});
}

/** After it was taken back, the head may give it again: a new consent beside the old one. */
export async function renewParticipation(ctx: Context, input: GiveConsent): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = { organisation: input.organisation as OrganisationId, programme: input.programme as ProgrammeId };
		found(rolesTowards(ctx.actor, of).length > 0 && (await programmesOf(tx, of.organisation)).includes(of.programme) ? of : null);
		demand(mayGiveConsent(ctx.actor, of));
		if (!(await hasWithdrawn(tx, of))) throw new Problem('register/consent-stands');
		const id = await giveConsent(tx, { ...of, ...participationConsent, person: found(ctx.actor.personId), language: ctx.language, at: ctx.clock.now() });
		await ctx.record(tx, { event: 'register/consent-given', subject: { type: 'consent', id }, ...of, data: { scope: participationConsent.scope, textVersion: participationConsent.textVersion } });
	});
}
