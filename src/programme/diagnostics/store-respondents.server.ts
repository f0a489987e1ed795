/** Respondents, sealed drafts and the counts of what was handed in. */
import { asc, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Case } from './case.ts';
import type { IndividualAnswers, Tally } from './individual-answers.ts';
import { type Held, placeOf, seal, tokenHash, unseal } from './individual-seal.server.ts';
import type { Respondent } from './respondents.ts';
import { assessmentCase, individualDraft, individualTally, respondent, respondentPlan } from './tables.server.ts';

export type RespondentRow = typeof respondent.$inferSelect;

function toRespondent({ id, name, role, sex, tokenHash: link, answeredOn }: RespondentRow): Respondent {
	return { id, name, role, sex, hasLink: link !== null, hasAnswered: answeredOn !== null };
}

/** In the order in which they were put on the list. */
export async function respondentsOf(read: Reader, caseId: string): Promise<Respondent[]> {
	const rows = await read.select().from(respondent).where(eq(respondent.caseId, caseId)).orderBy(asc(respondent.id));
	return rows.map(toRespondent);
}

export async function fewerBecauseOf(read: Reader, caseId: string): Promise<string> {
	const [row] = await read.select().from(respondentPlan).where(eq(respondentPlan.caseId, caseId));
	return row?.fewerBecause ?? '';
}

export async function holderOf(read: Reader, token: string): Promise<RespondentRow | undefined> {
	const [row] = await read.select().from(respondent).where(eq(respondent.tokenHash, tokenHash(token)));
	return row;
}

/** The holder of a link, locked until the transaction ends: what is handed in twice counts once. */
export async function holderToChange(tx: Tx, token: string): Promise<RespondentRow | undefined> {
	const [row] = await tx.select().from(respondent).where(eq(respondent.tokenHash, tokenHash(token))).for('update');
	return row;
}

/** Until the transaction ends the case stays in its state; many may hand in at the same time. */
export async function holdCase(tx: Tx, caseId: string): Promise<void> {
	await tx.select({ id: assessmentCase.id }).from(assessmentCase).where(eq(assessmentCase.id, caseId)).for('share');
}

export async function draftOf(read: Reader, held: Held): Promise<IndividualAnswers> {
	const [row] = await read.select().from(individualDraft).where(eq(individualDraft.place, placeOf(held)));
	return row ? unseal(held, row.sealed) : {};
}

export async function writeDraft(write: Reader, caseId: string, held: Held, answers: IndividualAnswers): Promise<void> {
	const sealed = seal(held, answers);
	await write.insert(individualDraft).values({ place: placeOf(held), caseId, sealed }).onConflictDoUpdate({ target: individualDraft.place, set: { sealed } });
}

/** Counts what was handed in and forgets the draft: from here on nothing of one person is left. */
export async function countAnswers(tx: Tx, of: Case, held: Held, answers: IndividualAnswers): Promise<void> {
	// In one order, so that two who hand in together never wait for each other in a circle.
	const rows = Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1)).map(([indicator, mark]) => ({ organisationId: of.organisation, caseId: of.id, indicator, mark, count: 1 }));
	await tx.insert(individualTally).values(rows).onConflictDoUpdate({
		target: [individualTally.caseId, individualTally.indicator, individualTally.mark],
		set: { count: sql`${individualTally.count} + 1` }
	});
	await tx.delete(individualDraft).where(eq(individualDraft.place, placeOf(held)));
}

/** What was never handed in is nobody's any more. */
export async function dropDrafts(tx: Tx, caseId: string): Promise<void> {
	await tx.delete(individualDraft).where(eq(individualDraft.caseId, caseId));
}

export async function talliesOf(read: Reader, caseId: string): Promise<Tally[]> {
	return read.select({ indicator: individualTally.indicator, mark: individualTally.mark, count: individualTally.count })
		.from(individualTally).where(eq(individualTally.caseId, caseId));
}
