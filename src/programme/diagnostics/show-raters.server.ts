import type { Reader } from '#platform/database.server.ts';
import { peopleById } from '#register/read.server.ts';
import type { Case } from './case.ts';
import type { ShownRater } from './double-scoring-views.ts';

/** The two who score a case independently, and how far they are; nothing of what they gave. */
export async function showRaters(read: Reader, { raters = [], assessors }: Pick<Case, 'raters' | 'assessors'>): Promise<ShownRater[]> {
	const people = await peopleById(read, raters.map(({ person }) => person));
	return raters.map(({ person, isSecond, begunAt, handedInAt }) => ({
		name: people.get(person)?.name ?? '', isSecond, hasBegun: begunAt !== null, hasHandedIn: handedInAt !== null,
		hasDeclared: assessors.some((one) => one.person === person && one.declaredNoConflictAt !== null)
	}));
}
