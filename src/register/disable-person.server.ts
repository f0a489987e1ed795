import { eq } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import { passkey, twoFactor, user } from '#platform/tables.server.ts';
import type { Context } from './context.server.ts';
import { endAllSessions } from './end-sessions.server.ts';
import { mayAdminister } from './policy.ts';
import { peopleById } from './read.server.ts';
import { person } from './tables.server.ts';

/** Shuts a person out at once, on every device and by every way in, until enabled again. What they did stays. */
export async function disablePerson(ctx: Context, input: { person: PersonId }): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayAdminister(ctx.actor));
		if (input.person === ctx.actor.personId) throw new Problem('register/not-oneself');
		const known = found((await peopleById(tx, [input.person])).get(input.person));
		await tx.update(person).set({ disabledAt: ctx.clock.now() }).where(eq(person.id, known.id));
		await endAllSessions(tx, known.userId);
		await ctx.record(tx, { event: 'register/person-disabled', subject: { type: 'person', id: known.id } });
	});
}

export async function enablePerson(ctx: Context, input: { person: PersonId }): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayAdminister(ctx.actor));
		const known = found((await peopleById(tx, [input.person])).get(input.person));
		await tx.update(person).set({ disabledAt: null }).where(eq(person.id, known.id));
		await ctx.record(tx, { event: 'register/person-enabled', subject: { type: 'person', id: known.id } });
	});
}

/** For somebody who lost both phone and recovery codes, after the administrator has made sure who asks. Staff set up a new one at the next sign-in. */
export async function clearSecondFactor(ctx: Context, input: { person: PersonId }): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayAdminister(ctx.actor));
		const { id, userId } = found((await peopleById(tx, [input.person])).get(input.person));
		if (userId) {
			await tx.delete(twoFactor).where(eq(twoFactor.userId, userId));
			await tx.delete(passkey).where(eq(passkey.userId, userId));
			await tx.update(user).set({ twoFactorEnabled: false }).where(eq(user.id, userId));
		}
		await endAllSessions(tx, userId);
		await ctx.record(tx, { event: 'register/second-factor-cleared', subject: { type: 'person', id } });
	});
}
