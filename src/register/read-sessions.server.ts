import { and, desc, eq, gt } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import { session } from '#platform/tables.server.ts';
import { deviceName } from './device.ts';
import { person } from './tables.server.ts';

export interface SignedInAt {
	readonly id: string;
	/** Empty where the device is not recognised. */
	readonly device: string;
	readonly since: Date;
	/** To ten minutes. */
	readonly seen: Date;
}

/** Where a person is signed in, the device seen last first. */
export async function sessionsOf(read: Reader, personId: PersonId, now: Date): Promise<SignedInAt[]> {
	const rows = await read.select({ id: session.id, userAgent: session.userAgent, since: session.createdAt, seen: session.updatedAt })
		.from(session).innerJoin(person, eq(person.userId, session.userId))
		.where(and(eq(person.id, personId), gt(session.expiresAt, now))).orderBy(desc(session.updatedAt));
	return rows.map(({ id, userAgent, since, seen }) => ({ id, device: deviceName(userAgent), since, seen }));
}
