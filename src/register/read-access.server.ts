import { and, asc, eq, exists, isNotNull, or, sql } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import { passkey, user } from '#platform/tables.server.ts';
import { person } from './tables.server.ts';

export interface Access {
	readonly id: PersonId;
	readonly name: string;
	readonly email: string | null;
	readonly disabled: boolean;
	readonly secondFactor: boolean;
}

/** People who can sign in, or could before they were disabled, by part of a name or an address. */
export async function accessOf(read: Reader, search: string, count = 50): Promise<Access[]> {
	const part = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
	const hasPasskey = exists(read.select({ id: passkey.id }).from(passkey).where(eq(passkey.userId, user.id)));
	const rows = await read
		.select({ id: person.id, name: person.name, email: person.email, disabledAt: person.disabledAt, secondFactor: sql<boolean>`${user.twoFactorEnabled} or ${hasPasskey}` })
		.from(person).innerJoin(user, eq(user.id, person.userId))
		.where(and(isNotNull(person.userId), or(sql`${person.name} ilike ${part}`, sql`${person.email}::text ilike ${part}`)))
		.orderBy(asc(person.name), asc(person.id)).limit(count);
	return rows.map(({ disabledAt, ...row }) => ({ ...row, disabled: disabledAt !== null }));
}
