/** Cases in the database. */
import { and, eq, inArray, ne, notInArray, type SQL, sql } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import { found, Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/clock.ts';
import { formatInstant } from '#i18n/format.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Actor } from '#register/actor.ts';
import { peopleById } from '#register/read.server.ts';
import type { Case, CaseAssessor, Rater } from './case.ts';
import { mayViewCase } from './policy.ts';
import { assessmentCase, caseAssessor, independentRater, instrument } from './tables.server.ts';
import type { CaseState } from './workflow.ts';

type CaseRow = typeof assessmentCase.$inferSelect;

/** What a query of cases selects: the row, and its assessors with the lead first. */
export const caseColumns = {
	row: assessmentCase,
	fingerprint: sql<string>`(select i.fingerprint from ${instrument} i where i.key = ${assessmentCase}.instrument_key and i.version = ${assessmentCase}.instrument_version)`,
	assessors: sql<CaseAssessor[]>`coalesce((
		select json_agg(json_build_object('person', a.person_id, 'isLead', a.is_lead, 'declaredNoConflictAt', a.declared_no_conflict_at, 'declaredConflictAt', a.declared_conflict_at) order by a.is_lead desc, a.person_id)
		from ${caseAssessor} a where a.case_id = ${assessmentCase}.id), '[]')`,
	raters: sql<Rater[]>`coalesce((
		select json_agg(json_build_object('person', r.person_id, 'isSecond', r.is_second, 'begunAt', r.begun_at, 'handedInAt', r.handed_in_at) order by r.is_second)
		from ${independentRater} r where r.case_id = ${assessmentCase}.id), '[]')`
};

export function toCase({ row, fingerprint, assessors, raters }: { row: CaseRow; fingerprint: string; assessors: CaseAssessor[]; raters: Rater[] }): Case {
	const { programmeId: programme, organisationId: organisation, instrumentKey: key, instrumentVersion, ...rest } = row;
	return { ...rest, programme, organisation, instrument: { key, version: instrumentVersion, fingerprint }, assessors, raters };
}

export async function casesWhere(read: Reader, condition: SQL | undefined, ...order: SQL[]): Promise<Case[]> {
	const rows = await read.select(caseColumns).from(assessmentCase).where(condition).orderBy(...order);
	return rows.map(toCase);
}

/** The case, locked until the transaction ends; for whoever may not see it there is none. */
export async function caseToChange(tx: Tx, actor: Actor, id: string): Promise<Case> {
	const [row] = await tx.select(caseColumns).from(assessmentCase).where(eq(assessmentCase.id, id)).for('update');
	const known = found(row && toCase(row));
	return found(mayViewCase(actor, known) === true ? known : null);
}

/** Moves a case into the state that the workflow led to. */
export async function enterState(tx: Tx, clock: Clock, of: Case, status: CaseState, also: Partial<CaseRow> = {}): Promise<void> {
	await tx.update(assessmentCase).set({ status, statusSince: clock.now(), ...also }).where(eq(assessmentCase.id, of.id));
}

/** Refuses an edit that was based on something older than what stands; says who changed it and when. */
export async function demandUnchanged(tx: Tx, of: Case, basedOn: number): Promise<void> {
	if (of.version === basedOn) return;
	const author = of.changedBy && (await peopleById(tx, [of.changedBy])).get(of.changedBy);
	throw new Problem('diagnostics/changed-meanwhile', { params: { who: author ? author.name : '', at: formatInstant(of.changedAt) } });
}

/** Changes what several people edit, and counts the change. */
export async function editCase(tx: Tx, clock: Clock, by: PersonId | null, of: Case, change: Partial<CaseRow>): Promise<void> {
	await tx.update(assessmentCase)
		.set({ ...change, version: of.version + 1, changedBy: by, changedAt: clock.now() })
		.where(eq(assessmentCase.id, of.id));
}

/** Puts these people in charge of the case; a declaration that a person made stands. */
export async function putAssessors(tx: Tx, caseId: string, people: readonly { person: PersonId; isLead: boolean }[]): Promise<void> {
	const kept = people.map(({ person }) => person);
	await tx.delete(caseAssessor).where(and(eq(caseAssessor.caseId, caseId), notInArray(caseAssessor.personId, kept)));
	await tx.insert(caseAssessor)
		.values(people.map(({ person, isLead }) => ({ caseId, personId: person, isLead })))
		.onConflictDoUpdate({ target: [caseAssessor.caseId, caseAssessor.personId], set: { isLead: sql`excluded.is_lead` } });
}

/** Of these people, those who assess the organisation in another case of the programme, and so keep what was entrusted to them. */
export async function assessorsElsewhere(tx: Tx, of: Case, people: readonly PersonId[]): Promise<Set<PersonId>> {
	if (people.length === 0) return new Set();
	const rows = await tx.selectDistinct({ person: caseAssessor.personId }).from(caseAssessor)
		.innerJoin(assessmentCase, eq(assessmentCase.id, caseAssessor.caseId))
		.where(and(
			eq(assessmentCase.organisationId, of.organisation), eq(assessmentCase.programmeId, of.programme),
			ne(assessmentCase.id, of.id), ne(assessmentCase.status, 'withdrawn'), inArray(caseAssessor.personId, [...people])
		));
	return new Set(rows.map(({ person }) => person));
}
