import { and, eq, isNull } from 'drizzle-orm';
import { newId, type OrganisationId, type PersonId, type ProgrammeId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import type { Tx } from '#platform/database.server.ts';
import { consent } from './tables.server.ts';

/** Keeps who consented to which text, when, in which language and for what; called inside a use case, which records it. */
export async function giveConsent(tx: Tx, given: {
	organisation: OrganisationId; programme: ProgrammeId; person: PersonId; scope: string; textVersion: number; language: Language; at: Date;
}): Promise<string> {
	const id = newId<'consent'>();
	await tx.insert(consent).values({
		id,
		organisationId: given.organisation,
		programmeId: given.programme,
		personId: given.person,
		scope: given.scope,
		textVersion: given.textVersion,
		language: given.language,
		givenAt: given.at
	});
	return id;
}

/** Whoever gave consent may take it back at any time; that it was given stays on record. */
export async function withdrawConsent(tx: Tx, id: string, at: Date): Promise<void> {
	await tx.update(consent).set({ withdrawnAt: at }).where(and(eq(consent.id, id), isNull(consent.withdrawnAt)));
}
