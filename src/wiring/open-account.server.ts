/** Opens an account for a person: the way to sign in, and the person in the register behind it. */
import { eq } from 'drizzle-orm';
import type { Language } from '#kernel/localised.ts';
import type { PersonId } from '#kernel/id.ts';
import { Problem } from '#kernel/problem.ts';
import { session, user } from '#platform/tables.server.ts';
import { enrolPerson } from '#register/enrol-person.server.ts';
import { systemContext } from './context.server.ts';
import type { Runtime } from './runtime.server.ts';
import { refuseCommon } from './common-password.server.ts';
import { askedForAccount, useUp } from './sign-in-letters.server.ts';
import { theSignIn } from './sign-in.server.ts';

export interface OpenAccount {
	readonly name: string;
	readonly email: string;
	readonly password: string;
	readonly language: Language;
	readonly isAdministrator?: boolean;
}

/** With `headers` the new person is signed in at once, without them nowhere. An address that is taken is a Problem. */
export async function openAccount(runtime: Runtime, { password, ...who }: OpenAccount, headers?: Headers): Promise<PersonId> {
	const taken = new Problem('register/email-taken', { status: 409, fields: [{ field: 'email', code: 'register/email-taken' }] });
	const [known] = await runtime.database.read.select({ id: user.id }).from(user).where(eq(user.email, who.email));
	if (known) throw taken;
	refuseCommon(password, who.email);
	const body = { name: who.name, email: who.email, password };
	const { user: made } = await theSignIn(runtime).api.signUpEmail({ body, ...(headers && { headers }) });
	if (!headers) await runtime.database.read.delete(session).where(eq(session.userId, made.id));
	return enrolPerson(systemContext(runtime, who.language), { userId: made.id, ...who });
}

/** For whoever asked by a letter and holds its link; the link is used up by it. */
export async function openAskedAccount(runtime: Runtime, { token, password }: { token: string; password: string }, headers?: Headers): Promise<PersonId> {
	const asked = await askedForAccount(runtime.database.read, token, runtime.clock.now());
	refuseCommon(password, asked.email);
	await useUp(runtime, token);
	return openAccount(runtime, { ...asked, password }, headers);
}
