/** People and organisations for tests, made by the use cases that make them in life. */
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Language, Localised } from '#kernel/localised.ts';
import type { ProgrammeRole } from '#register/actor.ts';
import { createProgramme } from '#register/create-programme.server.ts';
import { enrolPerson } from '#register/enrol-person.server.ts';
import { grantRole } from '#register/grant-role.server.ts';
import { registerOrganisation } from '#register/register-organisation.server.ts';
import type { ProgrammeSettings } from '#register/tables.server.ts';
import type { TestDatabase } from './database.ts';

let made = 0;

export function aProgramme({ system }: TestDatabase, settings: ProgrammeSettings = {}): Promise<ProgrammeId> {
	const name = { ky: 'Биринчи программа', ru: 'Первая программа', en: 'The first programme' };
	return createProgramme(system, { key: `programme-${++made}`, name, startsOn: '2026-01-01' as LocalDate, endsOn: null, settings });
}

export function aPerson({ system }: TestDatabase, { name = 'Айгүл Осмонова', language = 'ky' as Language } = {}): Promise<PersonId> {
	return enrolPerson(system, { userId: null, name, email: `person-${++made}@example.org`, language });
}

export async function aStaffMember(kadam: TestDatabase, programme: ProgrammeId, role: ProgrammeRole): Promise<PersonId> {
	const person = await aPerson(kadam, { name: `${role} ${made}` });
	await grantRole(kadam.system, { programme, person, role });
	return person;
}

export interface MadeOrganisation {
	readonly organisation: OrganisationId;
	readonly number: string;
	readonly head: PersonId;
}

/** Registered by its head. */
export async function anOrganisation(kadam: TestDatabase, programme: ProgrammeId, name: Localised = { ky: '«Ак булак» коомдук фонду' }): Promise<MadeOrganisation> {
	const head = await aPerson(kadam);
	const { id, number } = await registerOrganisation(await kadam.contextFor(head), { name, registered: true, region: 'KG-N', programme, consent: true } as Parameters<typeof registerOrganisation>[1]);
	return { organisation: id, number, head };
}
