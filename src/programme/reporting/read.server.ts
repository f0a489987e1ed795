/** What later stages and pages may know of reports. */
import { and, desc, eq, gt, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '#kernel/local-date.ts';
import { dateInBishkek } from '#kernel/clock.ts';
import { isId, type OrganisationId, type ProgrammeId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import { type Actor, hasProgrammeRole, type ProgrammeRole } from '#register/actor.ts';
import { organisation } from '#register/tables.server.ts';
import type { Report } from './report.ts';
import { reportColumns, reportsWhere, toReport } from './store.server.ts';
import { issuesOf } from './store-issues.server.ts';
import { report } from './tables.server.ts';
import { type ReportState, reportStates } from './workflow.ts';

export type { Report } from './report.ts';
export { issuedDocument, issuesOf } from './store-issues.server.ts';
export { recommendations } from './recommendations.server.ts';
export { recommendationsIn } from './store-library.server.ts';

export async function reportById(read: Reader, id: string): Promise<Report | undefined> {
	if (!isId(id)) return undefined;
	const [row] = await reportsWhere(read, eq(report.id, id));
	return row;
}

/** All of an organisation's reports, the newest first. */
export async function reportsOf(read: Reader, of: OrganisationId): Promise<Report[]> {
	return reportsWhere(read, eq(report.organisationId, of), desc(report.createdAt), desc(report.id));
}

export async function reportOfCase(read: Reader, caseId: string): Promise<Report | undefined> {
	const [row] = await reportsWhere(read, eq(report.caseId, caseId));
	return row;
}

export interface IssuedReport {
	readonly id: string;
	/** The latest version. */
	readonly version: number;
	readonly issuedOn: LocalDate;
	/** A correction is being written. */
	readonly isReopened: boolean;
}

/** What was issued about a case; `undefined` while nothing was. From then on nobody can withdraw from the diagnostic, and a plan can begin. */
export async function issuedReportOf(read: Reader, caseId: string): Promise<IssuedReport | undefined> {
	const known = await reportOfCase(read, caseId);
	if (!known || known.issuedVersion === 0) return undefined;
	const [latest] = await issuesOf(read, known.id);
	return latest && { id: known.id, version: latest.version, issuedOn: dateInBishkek(latest.issuedAt), isReopened: known.status !== 'issued' };
}

/** Which reports of a programme the actor may see: equal to `mayViewReport`, as a condition on a query of reports and their organisations. */
export function reportScope(actor: Actor, programmeId: ProgrammeId): SQL {
	if (hasProgrammeRole(actor, programmeId, 'officer', 'auditor')) return sql`true`;
	const entrusted = (...roles: ProgrammeRole[]) => actor.assignments
		.filter((held) => held.programme === programmeId && roles.includes(held.role)).map((held) => held.organisation);
	const among = (ids: readonly OrganisationId[]) => (ids.length === 0 ? sql`false` : inArray(report.organisationId, [...ids]));
	const own = actor.memberships.map((held) => held.organisation);
	return or(
		among(entrusted('assessor', 'leadAssessor')),
		and(among(own), or(gt(report.issuedVersion, 0), and(gt(report.sendings, 0), ne(report.status, 'withdrawn')))),
		and(among(entrusted('consultant')), gt(report.issuedVersion, 0), eq(organisation.masked, false))
	) ?? sql`false`;
}

export interface ReportFilter {
	readonly status?: ReportState | undefined;
	readonly region?: string | undefined;
	/** Where the page before ended. */
	readonly after?: { readonly since: Date; readonly id: string } | undefined;
}

export interface ListedReport {
	readonly report: Report;
	readonly organisation: typeof organisation.$inferSelect;
}

/** The reports that this reader may see, the one that moved last first. */
export async function reportsVisibleTo(read: Reader, actor: Actor, programmeId: ProgrammeId, filter: ReportFilter = {}, count = 50): Promise<ListedReport[]> {
	const { status, region, after } = filter;
	const since = after && sql`${after.since.toISOString()}::timestamptz`;
	return listReports(read, and(
		eq(report.programmeId, programmeId),
		reportScope(actor, programmeId),
		status && eq(report.status, status),
		region ? eq(organisation.region, region) : undefined,
		after && or(lt(report.statusSince, since!), and(eq(report.statusSince, since!), lt(report.id, after.id)))
	), [desc(report.statusSince), desc(report.id)], count);
}

/** How many reports this reader may see in each state. */
export async function reportCounts(read: Reader, actor: Actor, programmeId: ProgrammeId): Promise<{ status: ReportState; count: number }[]> {
	const rows = await read.select({ status: report.status, count: sql<number>`count(*)::int` }).from(report)
		.innerJoin(organisation, eq(organisation.id, report.organisationId))
		.where(and(eq(report.programmeId, programmeId), reportScope(actor, programmeId))).groupBy(report.status);
	return reportStates.map((status) => ({ status, count: rows.find((row) => row.status === status)?.count ?? 0 }));
}

export async function listReports(read: Reader, condition: SQL | undefined, order: readonly SQL[], count: number): Promise<ListedReport[]> {
	const rows = await read.select({ ...reportColumns, organisation }).from(report)
		.innerJoin(organisation, eq(organisation.id, report.organisationId))
		.where(condition).orderBy(...order).limit(count);
	return rows.map(({ organisation, ...row }) => ({ report: toReport(row), organisation }));
}

/** Of these cases, those that have a report already. */
export async function casesWithReport(read: Reader, cases: readonly string[]): Promise<Set<string>> {
	if (cases.length === 0) return new Set();
	const rows = await read.select({ case: report.caseId }).from(report).where(inArray(report.caseId, [...cases]));
	return new Set(rows.map((row) => row.case));
}
