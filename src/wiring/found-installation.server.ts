import type { LocalDate } from '#kernel/local-date.ts';
import { Problem } from '#kernel/problem.ts';
import { createProgramme } from '#register/create-programme.server.ts';
import { grantRole } from '#register/grant-role.server.ts';
import type { FoundInstallation } from '#register/input.ts';
import { isEmpty } from '#register/read.server.ts';
import { systemContext } from './context.server.ts';
import { openAccount } from './open-account.server.ts';
import { current } from './reference.server.ts';
import type { Runtime } from './runtime.server.ts';

/** Makes the first administrator and the first programme of an empty installation; afterwards this door is shut for good. */
export async function foundInstallation(runtime: Runtime, input: FoundInstallation, headers?: Headers): Promise<void> {
	if (!(await isEmpty(runtime.database.read))) throw new Problem('register/already-founded', { status: 409 });
	const { programme: name, ...who } = input;
	const person = await openAccount(runtime, { ...who, isAdministrator: true }, headers);
	const startsOn = `${runtime.clock.today().slice(0, 4)}-01-01` as LocalDate;
	const programme = await createProgramme(systemContext(runtime), { key: 'programme-1', name, startsOn, endsOn: null, settings: current });
	await grantRole(systemContext(runtime), { programme, person, role: 'officer' });
}
