/** What rules of eligibility ask of reports, for many organisations at once. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import { dateInBishkek } from '#kernel/clock.ts';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Reader } from '#platform/database.server.ts';
import { issue, report } from './tables.server.ts';

/** The day on which each organisation's latest report was first issued; who has none is not in it. */
export async function reportsIssuedOn(read: Reader, programme: ProgrammeId, organisations: readonly OrganisationId[]): Promise<Map<OrganisationId, LocalDate>> {
	if (organisations.length === 0) return new Map();
	const rows = await read.selectDistinctOn([report.organisationId], { organisation: report.organisationId, at: sql<Date>`min(${issue.issuedAt})`.mapWith(issue.issuedAt) })
		.from(report).innerJoin(issue, eq(issue.reportId, report.id))
		.where(and(eq(report.programmeId, programme), inArray(report.organisationId, [...organisations])))
		.groupBy(report.organisationId, report.id, report.createdAt).orderBy(report.organisationId, sql`${report.createdAt} desc`);
	return new Map(rows.map(({ organisation, at }) => [organisation, dateInBishkek(at)]));
}
