/** What later stages and pages may know of diagnostic cases. */
import { and, asc, desc, eq, gt, inArray, lt, notInArray, or, sql } from 'drizzle-orm';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import type { Reader } from '#platform/database.server.ts';
import { keptContent } from '#platform/kept-content.server.ts';
import type { Actor } from '#register/actor.ts';
import { organisationById, visibleTo } from '#register/read.server.ts';
import { organisation } from '#register/tables.server.ts';
import { type Case, closedStates } from './case.ts';
import type { Instrument } from './instrument.ts';
import { factsOfSession, type SessionFacts } from './read-session.server.ts';
import type { Result, ResultLayer } from './result.ts';
import type { Scored } from './score.ts';
import { result } from './scoring.ts';
import { caseColumns, casesWhere, toCase } from './store.server.ts';
import { asProof, evidenceOf } from './store-evidence.server.ts';
import { scoresOf } from './store-scores.server.ts';
import { assessmentCase, instrument } from './tables.server.ts';
import type { CaseState } from './workflow.ts';

export type { Case } from './case.ts';
export type { SessionFacts } from './read-session.server.ts';
export { dissentsOf } from './store-room.server.ts';

const isOpen = notInArray(assessmentCase.status, [...closedStates]);

export async function caseById(read: Reader, id: string): Promise<Case | undefined> {
	const [row] = await casesWhere(read, eq(assessmentCase.id, id));
	return row;
}

/** All of an organisation's cases, the newest first. */
export async function casesOf(read: Reader, of: OrganisationId): Promise<Case[]> {
	return casesWhere(read, eq(assessmentCase.organisationId, of), desc(assessmentCase.requestedAt), desc(assessmentCase.id));
}

/** The case that an organisation is going through now; there is one at most. */
export async function openCase(read: Reader, of: OrganisationId): Promise<Case | undefined> {
	const [row] = await casesWhere(read, and(eq(assessmentCase.organisationId, of), isOpen));
	return row;
}

/** The latest round before this one that came to verified scores: what change is measured from. */
export async function previousDoneCase(read: Reader, of: Case): Promise<Case | undefined> {
	const [row] = await casesWhere(read, and(
		eq(assessmentCase.organisationId, of.organisation), eq(assessmentCase.programmeId, of.programme),
		eq(assessmentCase.status, 'done'), lt(assessmentCase.round, of.round)
	), desc(assessmentCase.round));
	return row;
}

export interface CaseFilter {
	/** `open`: every state that is not done or withdrawn. Absent: all. */
	readonly status?: CaseState | 'open' | undefined;
	readonly region?: string | undefined;
	/** Where the page before ended. */
	readonly after?: { readonly since: Date; readonly id: string } | undefined;
}

export interface ListedCase {
	readonly case: Case;
	readonly organisation: typeof organisation.$inferSelect;
}

/** The cases that this reader may see, whoever has waited longest in the present state first. */
export async function casesVisibleTo(read: Reader, actor: Actor, programmeId: ProgrammeId, filter: CaseFilter, count = 50): Promise<ListedCase[]> {
	const { status, region, after } = filter;
	const since = after && sql`${after.since.toISOString()}::timestamptz`;
	const rows = await read.select({ ...caseColumns, organisation }).from(assessmentCase)
		.innerJoin(organisation, eq(organisation.id, assessmentCase.organisationId))
		.where(and(
			eq(assessmentCase.programmeId, programmeId),
			visibleTo(actor, programmeId, assessmentCase.organisationId),
			status === 'open' ? isOpen : status && eq(assessmentCase.status, status),
			region ? eq(organisation.region, region) : undefined,
			after && or(gt(assessmentCase.statusSince, since!), and(eq(assessmentCase.statusSince, since!), gt(assessmentCase.id, after.id)))
		))
		.orderBy(asc(assessmentCase.statusSince), asc(assessmentCase.id)).limit(count);
	return rows.map(({ organisation, ...row }) => ({ case: toCase(row), organisation }));
}

/** How many cases this reader may see in each state. */
export async function caseCounts(read: Reader, actor: Actor, programmeId: ProgrammeId): Promise<Map<CaseState, number>> {
	const rows = await read.select({ status: assessmentCase.status, count: sql<number>`count(*)::int` }).from(assessmentCase)
		.where(and(eq(assessmentCase.programmeId, programmeId), visibleTo(actor, programmeId, assessmentCase.organisationId)))
		.groupBy(assessmentCase.status);
	return new Map(rows.map(({ status, count }) => [status, count]));
}

const keptInstrument = keptContent<Instrument>();

/** The instrument version that the case is scored with. */
export function instrumentOf(read: Reader, of: Pick<Case, 'instrument'>): Promise<Instrument> {
	return keptInstrument(of.instrument.fingerprint, async () => {
		const [row] = await read.select({ content: instrument.content }).from(instrument).where(eq(instrument.fingerprint, of.instrument.fingerprint)).limit(1);
		return found(row).content;
	});
}

/** Both layers and the evidence of a case. */
export async function scoredOf(read: Reader, caseId: string): Promise<Scored> {
	const scores = await scoresOf(read, caseId);
	return { ...scores, evidence: asProof(await evidenceOf(read, caseId)) };
}

/** The computed picture of a case in one layer, from what is stored now. */
export async function resultOf<L extends ResultLayer>(read: Reader, caseId: string, layer: L): Promise<Result<L>> {
	const of = found(await caseById(read, caseId));
	const assessed = found(await organisationById(read, of.organisation));
	return result(await instrumentOf(read, of), layer, await scoredOf(read, caseId), assessed.paidStaff);
}

/** Who assessed, when, with whom and from which papers: for the report. */
export async function sessionFacts(read: Reader, caseId: string): Promise<SessionFacts> {
	return factsOfSession(read, found(await caseById(read, caseId)));
}

/** The latest case of each of these organisations, in whatever state; for lists that show many organisations at once. */
export async function latestCases(read: Reader, organisations: readonly OrganisationId[]): Promise<Map<OrganisationId, Case>> {
	if (organisations.length === 0) return new Map();
	const cases = await casesWhere(read, inArray(assessmentCase.organisationId, [...organisations]), asc(assessmentCase.requestedAt));
	return new Map(cases.map((one) => [one.organisation, one]));
}
