import { eq } from 'drizzle-orm';
import type { Language } from '#kernel/localised.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from './context.server.ts';
import { person } from './tables.server.ts';

/** The language in which a person reads pages, mails and documents from now on. */
export async function chooseLanguage(ctx: Context, input: { language: Language }): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(ctx.actor.personId !== null || 'common/sign-in-first');
		const id = found(ctx.actor.personId);
		await tx.update(person).set({ language: input.language }).where(eq(person.id, id));
		await ctx.record(tx, { event: 'register/language-chosen', subject: { type: 'person', id }, data: { language: input.language } });
	});
}
