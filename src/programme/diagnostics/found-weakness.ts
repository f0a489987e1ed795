/** One weakness of one organisation, as lists over many organisations speak of it. */
import type { OrganisationId } from '#kernel/id.ts';
import type { Trilingual } from '#kernel/localised.ts';
import type { Level } from './instrument.ts';

export interface FoundWeakness {
	readonly organisation: OrganisationId;
	/** The same in two cases only where it is the same indicator of the same instrument. */
	readonly indicator: { readonly instrument: string; readonly code: string; readonly name: Trilingual; readonly parameter: Trilingual };
	readonly level: Level;
	readonly critical: boolean;
}
