import { and, desc, eq, isNull } from 'drizzle-orm';
import { newId, type OrganisationId, type PersonId, type ProgrammeId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import { Problem } from '#kernel/problem.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Belonging } from './actor.ts';
import { consent } from './tables.server.ts';

/** The version of the consent text under which an organisation lends itself to a programme. */
export const participationConsent = { scope: 'participation', textVersion: 1 };

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

/** The organisation took back its consent to take part and has not given it again. One that never was asked has not. */
export async function hasWithdrawn(read: Reader, { organisation, programme }: Belonging): Promise<boolean> {
	const [last] = await read.select({ withdrawnAt: consent.withdrawnAt }).from(consent)
		.where(and(eq(consent.organisationId, organisation), eq(consent.programmeId, programme), eq(consent.scope, participationConsent.scope)))
		.orderBy(desc(consent.givenAt), desc(consent.id)).limit(1);
	return last !== undefined && last.withdrawnAt !== null;
}

/** Nothing new is begun with the data of an organisation that does not want it. */
export async function demandParticipation(read: Reader, of: Belonging): Promise<void> {
	if (await hasWithdrawn(read, of)) throw new Problem('register/participation-withdrawn');
}
