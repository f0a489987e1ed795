/** Who asked to be erased, and what became of it. */
import { desc, eq } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import { erasureRequest, person } from './tables.server.ts';

/** The last wish of a person, whatever became of it. */
export async function lastErasureOf(read: Reader, of: PersonId) {
	const [row] = await read.select().from(erasureRequest).where(eq(erasureRequest.personId, of)).orderBy(desc(erasureRequest.askedAt), desc(erasureRequest.id)).limit(1);
	return row;
}

/** The newest first. The name of whoever was erased is no name any more. */
export async function erasureRequests(read: Reader, count = 100) {
	return read.select({ request: erasureRequest, name: person.name }).from(erasureRequest)
		.innerJoin(person, eq(person.id, erasureRequest.personId)).orderBy(desc(erasureRequest.askedAt), desc(erasureRequest.id)).limit(count);
}

export async function erasureById(read: Reader, id: string) {
	const [row] = await read.select({ request: erasureRequest, person }).from(erasureRequest)
		.innerJoin(person, eq(person.id, erasureRequest.personId)).where(eq(erasureRequest.id, id));
	return row;
}
