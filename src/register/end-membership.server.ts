import { and, eq, isNull } from 'drizzle-orm';
import type { OrganisationId, PersonId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import { rolesTowards } from './actor.ts';
import type { Context } from './context.server.ts';
import { mayInviteMember } from './policy.ts';
import { programmesOf } from './read.server.ts';
import { member } from './tables.server.ts';

/** Somebody no longer belongs to an organisation; what they did stays. Their next request sees nothing of it. An organisation keeps a head. */
export async function endMembership(ctx: Context, { organisation, person }: { organisation: OrganisationId; person: PersonId }): Promise<void> {
	return ctx.transact(async (tx) => {
		const joined = (await programmesOf(tx, organisation)).map((programme) => ({ organisation, programme }));
		const of = found(joined.find((one) => rolesTowards(ctx.actor, one).length > 0));
		demand(mayInviteMember(ctx.actor, of));
		if (person === ctx.actor.personId) throw new Problem('register/not-oneself');
		const people = await tx.select().from(member).where(and(eq(member.organisationId, organisation), isNull(member.until))).for('update');
		const own = people.find(({ personId }) => personId === person);
		if (!own) throw new Problem('register/role-not-held');
		if (own.role === 'head' && people.filter(({ role }) => role === 'head').length === 1) throw new Problem('register/last-head');
		await tx.update(member).set({ until: ctx.clock.now() }).where(and(eq(member.organisationId, organisation), eq(member.personId, person)));
		await ctx.record(tx, { event: 'register/membership-ended', subject: { type: 'person', id: person }, ...of, data: { role: own.role } });
	});
}
