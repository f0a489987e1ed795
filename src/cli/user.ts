import { randomBytes } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { found, Problem } from '#kernel/problem.ts';
import type { ProgrammeId } from '#kernel/id.ts';
import { isLanguage } from '#kernel/localised.ts';
import { programmeRoles, type ProgrammeRole } from '#register/actor.ts';
import { clearSecondFactor } from '#register/disable-person.server.ts';
import { grantRole } from '#register/grant-role.server.ts';
import { signUp } from '#register/input.ts';
import { openProgrammes, personByEmail } from '#register/read.server.ts';
import { person, programmeRole } from '#register/tables.server.ts';
import { systemContext } from '#wiring/context.server.ts';
import { parseInput } from '#wiring/form.ts';
import { openAccount } from '#wiring/open-account.server.ts';
import type { Runtime } from '#wiring/runtime.server.ts';
import { type Answer, table } from './output.ts';

export async function listUsers({ database }: Runtime): Promise<Answer> {
	const rows = await database.read.select({ email: person.email, name: person.name, language: person.language, administrator: person.isAdministrator, role: programmeRole.role })
		.from(person).leftJoin(programmeRole, eq(programmeRole.personId, person.id)).orderBy(asc(person.email));
	return { json: rows, text: table(rows, ['email', 'name', 'language', 'role', 'administrator']) };
}

/** Opens an account with a password that is shown once, here. */
export async function addUser(runtime: Runtime, options: Record<string, string | undefined>): Promise<Answer> {
	const { email, name, language = 'ky', role } = options;
	if (!isLanguage(language)) throw new Problem('common/invalid', { status: 400 });
	if (role !== undefined && !programmeRoles.includes(role as ProgrammeRole)) throw new Problem('register/role-does-not-fit', { status: 400 });
	const password = randomBytes(12).toString('base64url');
	const input = parseInput(signUp, { email, name, language, password });
	const id = await openAccount(runtime, { ...input, isAdministrator: options['administrator'] !== undefined });
	const programme = (await openProgrammes(runtime.database.read))[0]?.id;
	if (role && programme) await grantRole(systemContext(runtime), { programme: programme as ProgrammeId, person: id, role: role as ProgrammeRole });
	return { json: { id, email: input.email, password }, text: `${input.email} may sign in with the password ${password}` };
}

/** For an administrator who lost the phone and the recovery codes: nobody else could help. */
export async function resetSecondStep(runtime: Runtime, options: Record<string, string | undefined>): Promise<Answer> {
	const known = found(await personByEmail(runtime.database.read, options['email'] ?? ''));
	await clearSecondFactor(systemContext(runtime), { person: known.id });
	return { json: { id: known.id, email: known.email }, text: `${known.email} is signed out everywhere and sets up a second step at the next sign-in` };
}
