/** Who acts, and in which roles: one question a request. */
import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import type { Actor } from './actor.ts';
import { assignment, member, person, programmeRole } from './tables.server.ts';

type Loaded = { readonly actor: Actor; readonly person: typeof person.$inferSelect };

/** The person who signs in as this user. */
export async function loadActor(read: Reader, userId: string): Promise<Loaded | undefined> {
	return loadWhere(read, eq(person.userId, userId));
}

export async function loadActorById(read: Reader, id: PersonId): Promise<Actor | undefined> {
	return (await loadWhere(read, eq(person.id, id)))?.actor;
}

/** Everything that policies ask about a person, in one round trip. */
async function loadWhere(read: Reader, condition: SQL): Promise<Loaded | undefined> {
	const [row] = await read
		.select({
			person,
			memberships: sql<Actor['memberships']>`coalesce((select json_agg(json_build_object('organisation', m.organisation_id, 'role', m.role) order by m.since)
				from ${member} m where m.person_id = ${person}.id and m.until is null), '[]')`,
			programmeRoles: sql<Actor['programmeRoles']>`coalesce((select json_agg(json_build_object('programme', r.programme_id, 'role', r.role) order by r.since)
				from ${programmeRole} r where r.person_id = ${person}.id and r.until is null), '[]')`,
			assignments: sql<Actor['assignments']>`coalesce((select json_agg(json_build_object('programme', a.programme_id, 'organisation', a.organisation_id, 'role', a.role))
				from ${assignment} a where a.person_id = ${person}.id and a.until is null), '[]')`
		})
		.from(person)
		.where(and(condition, isNull(person.disabledAt)));
	if (!row) return undefined;
	const { person: found, ...roles } = row;
	return { person: found, actor: { personId: found.id, isSystem: false, isAdministrator: found.isAdministrator, ...roles } };
}
