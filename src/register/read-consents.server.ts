/** The ledger of consents: who, when, which version of which text, in which language, for what, and whether it was taken back. */
import { desc, eq, inArray, lt, or, type SQL } from 'drizzle-orm';
import type { OrganisationId, PersonId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import { consent, organisation, person, programme } from './tables.server.ts';

async function ledger(read: Reader, condition: SQL | undefined, count = 200) {
	return read.select({ consent, organisation, programme, person: person.name }).from(consent)
		.innerJoin(organisation, eq(organisation.id, consent.organisationId))
		.leftJoin(programme, eq(programme.id, consent.programmeId))
		.innerJoin(person, eq(person.id, consent.personId))
		.where(condition).orderBy(desc(consent.givenAt), desc(consent.id)).limit(count);
}

/** What this person gave, and what was given for the organisations they head. */
export async function consentsAround(read: Reader, who: PersonId, heads: readonly OrganisationId[]) {
	return ledger(read, or(eq(consent.personId, who), heads.length > 0 ? inArray(consent.organisationId, [...heads]) : undefined));
}

/** All of the installation, newest first; `before` is when the last one of the page before was given. */
export async function allConsents(read: Reader, before?: Date, count = 50) {
	return ledger(read, before && lt(consent.givenAt, before), count);
}
