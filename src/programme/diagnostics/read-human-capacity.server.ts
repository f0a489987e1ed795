/** What later stages may know of the people of an organisation: what was confirmed by role, and who may be invited to what by name. */
import { and, asc, eq, isNull, lt } from 'drizzle-orm';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import { consent, person } from '#register/tables.server.ts';
import { alone, type CompetenceFramework } from './competences.ts';
import type { Colleague } from './human-capacity.ts';
import type { Level } from './instrument.ts';
import { colleaguesOf, type ColleagueRow, frameworkBy, frameworkOf, ratingsOf, type RatingRow } from './store-people.server.ts';
import { assessmentCase, colleague, competenceFramework, competenceRating, humanCapacity } from './tables.server.ts';

export interface HumanCapacity {
	readonly framework: CompetenceFramework;
	readonly people: readonly Colleague[];
}

/** `null` where nobody was put on the list. */
export async function humanCapacityOf(read: Reader, caseId: string): Promise<HumanCapacity | null> {
	const rows = await colleaguesOf(read, caseId);
	const framework = rows.length > 0 ? await frameworkOf(read, caseId) : null;
	return framework && { framework, people: toColleagues(rows, await ratingsOf(read, rows)) };
}

export function toColleagues(rows: readonly ColleagueRow[], ratings: readonly RatingRow[]): Colleague[] {
	const byPerson = Map.groupBy(ratings, ({ colleagueId }) => colleagueId);
	return rows.map(({ id, role }) => ({
		id, role,
		confirmed: Object.fromEntries((byPerson.get(id) ?? []).flatMap(({ competence, confirmed }): [string, Level][] => (confirmed === null ? [] : [[competence, confirmed]])))
	}));
}

/** Where a consent to be invited was given, and can be taken back. */
export async function caseOfTrainingConsent(read: Reader, consentId: string): Promise<string | undefined> {
	const [row] = await read.select({ caseId: colleague.caseId }).from(colleague).where(eq(colleague.consentId, consentId));
	return row?.caseId;
}

export interface Invitable {
	readonly person: PersonId;
	readonly name: string;
	readonly phone: string | null;
	readonly organisation: OrganisationId;
	readonly role: string;
	readonly level: Level;
}

/**
 * Who may be invited by name to a training on this topic: their consent stands, an assessor found that they cannot yet do it
 * alone, and either their role needs it or they come closest to it. Of withdrawn diagnostics nobody.
 */
export async function invitableTo(read: Reader, programme: ProgrammeId, competence: string): Promise<Invitable[]> {
	const rows = await read.select({
		person: person.id, name: person.name, phone: person.phone, organisation: colleague.organisationId, role: colleague.role,
		level: competenceRating.confirmed, fingerprint: competenceFramework.fingerprint, status: assessmentCase.status
	}).from(competenceRating)
		.innerJoin(colleague, eq(colleague.id, competenceRating.colleagueId))
		.innerJoin(humanCapacity, eq(humanCapacity.caseId, colleague.caseId))
		.innerJoin(competenceFramework, and(eq(competenceFramework.key, humanCapacity.frameworkKey), eq(competenceFramework.version, humanCapacity.frameworkVersion)))
		.innerJoin(assessmentCase, eq(assessmentCase.id, colleague.caseId))
		.innerJoin(consent, and(eq(consent.id, colleague.consentId), isNull(consent.withdrawnAt)))
		.innerJoin(person, and(eq(person.id, consent.personId), isNull(person.erasedAt)))
		.where(and(eq(assessmentCase.programmeId, programme), eq(competenceRating.competence, competence), lt(competenceRating.confirmed, alone)))
		.orderBy(asc(competenceRating.confirmed), asc(person.name));
	const needed: Invitable[] = [];
	for (const { fingerprint, status, level, ...who } of rows) {
		if (status === 'withdrawn' || level === null) continue;
		const { roles } = await frameworkBy(read, fingerprint);
		const isCore = roles.some(({ key, core }) => key === who.role && core.includes(competence));
		if (isCore || level === alone - 1) needed.push({ ...who, level });
	}
	return needed;
}
