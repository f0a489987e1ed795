import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';

/** What happened, said once: the audit entry and the event that others react to are the same record. */
export interface Happening {
	/** `area/past-participle`, e.g. `diagnostics/requested`. */
	readonly event: `${string}/${string}`;
	readonly subject: { readonly type: string; readonly id: string };
	readonly organisation?: OrganisationId | null;
	readonly programme?: ProgrammeId | null;
	/** What changed, small and without personal data that its subject does not already carry. */
	readonly data?: Readonly<Record<string, unknown>>;
	/** In the words of the person who acted, where the act asks for a reason. */
	readonly reason?: string | undefined;
}

export interface Entry extends Happening {
	readonly id: string;
	readonly at: Date;
	readonly actor: string | null;
}
