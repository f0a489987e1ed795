import { inArray } from 'drizzle-orm';
import type { OrganisationId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import type { Organisation } from './read.server.ts';
import { organisation } from './tables.server.ts';

/** Several at once, by id, in one question. */
export async function organisationsById(read: Reader, ids: readonly OrganisationId[]): Promise<Map<OrganisationId, Organisation>> {
	if (ids.length === 0) return new Map();
	const rows = await read.select().from(organisation).where(inArray(organisation.id, [...new Set(ids)]));
	return new Map(rows.map((row) => [row.id, row]));
}
