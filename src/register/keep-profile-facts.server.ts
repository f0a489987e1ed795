import { eq } from 'drizzle-orm';
import type { OrganisationId } from '#kernel/id.ts';
import type { Localised } from '#kernel/localised.ts';
import { languages } from '#kernel/localised.ts';
import type { Tx } from '#platform/database.server.ts';
import { fold } from './fold.ts';
import { maskableName, maskableText } from './masking.ts';
import { organisation } from './tables.server.ts';

/** What the register repeats of a confirmed profile, because lists, search and scoring ask for it. */
export interface ProfileFacts {
	readonly name: Localised;
	readonly registered: boolean;
	readonly legalForm: string | null;
	readonly region: string;
	readonly paidStaff: number | null;
	readonly foundedYear: number | null;
	readonly masked: boolean;
	/** INN, acronym, former names: found by search, not shown in lists. */
	readonly alsoKnownAs: readonly string[];
}

/** Called by the use case that confirms a profile, in its transaction; that use case records it. */
export async function keepProfileFacts(tx: Tx, id: OrganisationId, number: string, { alsoKnownAs, ...facts }: ProfileFacts): Promise<void> {
	const names = languages.map((language) => facts.name[language]).filter((name) => name !== undefined);
	await tx.update(organisation)
		.set({ ...facts, name: maskableName(facts.name), sortName: maskableText(names[0] ?? number), searchText: maskableText(fold([...names, number, ...alsoKnownAs].join(' '))) })
		.where(eq(organisation.id, id));
}
