import { newId, type OrganisationId } from '#kernel/id.ts';
import type { Tx } from '#platform/database.server.ts';
import { response } from './tables.server.ts';

/** An empty response to a published version; answers its id. Part of the use case of whichever stage owns it: that one asks who may, and records. */
export async function openResponse(tx: Tx, of: { organisation: OrganisationId; definition: { readonly key: string; readonly version: number }; at: Date }): Promise<string> {
	const id = newId<'response'>();
	await tx.insert(response).values({ id, organisationId: of.organisation, definitionKey: of.definition.key, definitionVersion: of.definition.version, createdAt: of.at });
	return id;
}
