/** How much the assessors of a programme have to do. */
import { and, count, eq, isNull, notInArray } from 'drizzle-orm';
import type { ProgrammeId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import { closedStates } from './case.ts';
import { assessmentCase, caseAssessor } from './tables.server.ts';

/** Cases that are not closed, by person; who has none is not in it. */
export async function openCasesByAssessor(read: Reader, programme: ProgrammeId): Promise<Map<string, number>> {
	const rows = await read.select({ person: caseAssessor.personId, count: count() }).from(caseAssessor)
		.innerJoin(assessmentCase, eq(assessmentCase.id, caseAssessor.caseId))
		.where(and(eq(assessmentCase.programmeId, programme), notInArray(assessmentCase.status, [...closedStates]), isNull(caseAssessor.declaredConflictAt)))
		.groupBy(caseAssessor.personId);
	return new Map(rows.map((row) => [row.person, row.count]));
}
