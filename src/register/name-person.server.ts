import { newId, type PersonId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import type { Tx } from '#platform/database.server.ts';
import { person } from './tables.server.ts';

/** Somebody who appears in a record by a name they gave themselves, and never signs in; called inside a use case, which records it. */
export async function namePerson(tx: Tx, given: { name: string; phone: string | null; language: Language; at: Date }): Promise<PersonId> {
	const id = newId<'person'>() as PersonId;
	await tx.insert(person).values({ id, name: given.name, phone: given.phone, language: given.language, createdAt: given.at });
	return id;
}
