import { newId, type PersonId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import { demand, Problem } from '#kernel/problem.ts';
import type { Context } from './context.server.ts';
import { mayEnrol } from './policy.ts';
import { personByEmail } from './read.server.ts';
import { person } from './tables.server.ts';

export interface EnrolPerson {
	/** Who signs in as this person; absent for people who only appear in records. */
	readonly userId: string | null;
	readonly name: string;
	readonly email: string;
	readonly language: Language;
	readonly isAdministrator?: boolean;
}

/** Makes somebody known to the register. Anybody may make themselves known; nothing is gained by it but a name. */
export async function enrolPerson(ctx: Context, input: EnrolPerson): Promise<PersonId> {
	return ctx.transact(async (tx) => {
		demand(mayEnrol(ctx.actor, input.isAdministrator ?? false));
		if (await personByEmail(tx, input.email)) throw new Problem('register/email-taken', { fields: [{ field: 'email', code: 'register/email-taken' }] });
		const id = newId<'person'>();
		await tx.insert(person).values({ id, ...input, createdAt: ctx.clock.now() });
		await ctx.record(tx, { event: 'register/person-enrolled', subject: { type: 'person', id } });
		return id;
	});
}
