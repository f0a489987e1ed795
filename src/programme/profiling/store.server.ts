import { eq, sql } from 'drizzle-orm';
import { isId, type OrganisationId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import { type Actor, type Belonging, rolesTowards } from '#register/actor.ts';
import { profile } from './tables.server.ts';

export type ProfileRow = typeof profile.$inferSelect;

export function belonging(row: Pick<ProfileRow, 'organisationId' | 'programmeId'>): Belonging {
	return { organisation: row.organisationId, programme: row.programmeId };
}

/** The profile, locked against others who change it; for whoever holds no role towards it there is none. */
export async function profileToChange(tx: Tx, actor: Actor, id: string): Promise<ProfileRow> {
	const [row] = isId(id) ? await tx.select().from(profile).where(eq(profile.id, id)).for('update') : [];
	const known = found(row);
	return found(rolesTowards(actor, belonging(known)).length > 0 ? known : null);
}

/** Two colleagues who begin the profile at the same moment begin the same one: the second waits for the first. */
export async function lockStart(tx: Tx, organisation: OrganisationId): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`profiling/start ${organisation}`}, 0))`);
}

export async function changeProfile(tx: Tx, id: string, change: Partial<ProfileRow>): Promise<void> {
	await tx.update(profile).set(change).where(eq(profile.id, id));
}
