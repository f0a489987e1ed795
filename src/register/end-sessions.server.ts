import { and, eq, inArray, ne } from 'drizzle-orm';
import { demand, found } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import { session } from '#platform/tables.server.ts';
import type { Context } from './context.server.ts';
import { person } from './tables.server.ts';

/** A person signs out one of their own devices, or with `butFor` all but that one. Its next request finds nobody signed in. */
export async function endSessions(ctx: Context, input: { session: string } | { butFor: string }): Promise<{ ended: number }> {
	return ctx.transact(async (tx) => {
		demand(ctx.actor.personId !== null || 'common/sign-in-first');
		const id = found(ctx.actor.personId);
		const own = inArray(session.userId, tx.select({ userId: person.userId }).from(person).where(eq(person.id, id)));
		const gone = await tx.delete(session).where(and(own, 'session' in input ? eq(session.id, input.session) : ne(session.id, input.butFor))).returning({ id: session.id });
		if ('session' in input) found(gone[0]);
		await ctx.record(tx, { event: 'register/sessions-ended', subject: { type: 'person', id }, data: { ended: gone.length } });
		return { ended: gone.length };
	});
}

/** Signs a user out everywhere, whatever the device. */
export async function endAllSessions(tx: Tx, userId: string | null): Promise<void> {
	if (userId) await tx.delete(session).where(eq(session.userId, userId));
}
