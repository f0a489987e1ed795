/** Opens an account for a person: the way to sign in, and the person in the register behind it. */
import { eq } from 'drizzle-orm';
import type { Language } from '#kernel/localised.ts';
import type { PersonId } from '#kernel/id.ts';
import { Problem } from '#kernel/problem.ts';
import { user } from '#platform/tables.server.ts';
import { enrolPerson } from '#register/enrol-person.server.ts';
import { systemContext } from './context.server.ts';
import type { Runtime } from './runtime.server.ts';
import { theSignIn } from './sign-in.server.ts';

export interface OpenAccount {
	readonly name: string;
	readonly email: string;
	readonly password: string;
	readonly language: Language;
	readonly isAdministrator?: boolean;
}

/** With `headers` the new person is signed in at once. An address that is taken is a Problem. */
export async function openAccount(runtime: Runtime, { password, ...who }: OpenAccount, headers?: Headers): Promise<PersonId> {
	const taken = new Problem('register/email-taken', { status: 409, fields: [{ field: 'email', code: 'register/email-taken' }] });
	const [known] = await runtime.database.read.select({ id: user.id }).from(user).where(eq(user.email, who.email));
	if (known) throw taken;
	const body = { name: who.name, email: who.email, password };
	const { user: made } = await theSignIn(runtime).api.signUpEmail({ body, ...(headers && { headers }) });
	return enrolPerson(systemContext(runtime, who.language), { userId: made.id, ...who });
}
