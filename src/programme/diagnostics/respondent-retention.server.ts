/** Who was asked to score alone, once the diagnostic is long over: the names and links go, how many of which kind stays. */
import { and, ne, type SQL, sql } from 'drizzle-orm';
import { cut, type Due, type RetentionAct } from '#register/retention-acts.server.ts';
import { assessmentCase, respondent } from './tables.server.ts';

/** Done or withdrawn for so long as the programme decided. What is at work again is not over. */
function dueRespondents(due: Due): SQL | undefined {
	const since = cut(due, sql`select ${assessmentCase.programmeId}`);
	return and(ne(respondent.name, ''), sql`exists (select 1 from ${assessmentCase} where ${assessmentCase.id} = ${respondent.caseId}
		and ${assessmentCase.status} in ('done', 'withdrawn') and ${assessmentCase.statusSince} < ${since})`);
}

export const respondentRetention: RetentionAct = {
	async count(read, due) {
		const [counted] = await read.select({ n: sql<number>`count(*)::int` }).from(respondent).where(dueRespondents(due));
		return counted!.n;
	},
	apply: async (_, tx, due) => (await tx.update(respondent).set({ name: '', tokenHash: null }).where(dueRespondents(due))).rowCount ?? 0
};
