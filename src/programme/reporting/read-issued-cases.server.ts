/** Of many organisations at once, which diagnostic the latest issued report of each speaks of. */
import { and, desc, gt, eq, inArray } from 'drizzle-orm';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import { report } from './tables.server.ts';

/** Who has no issued report in the programme is not in it. */
export async function latestIssuedCases(read: Reader, programme: ProgrammeId, organisations: readonly OrganisationId[]): Promise<Map<OrganisationId, { report: string; case: string }>> {
	if (organisations.length === 0) return new Map();
	const rows = await read.selectDistinctOn([report.organisationId], { organisation: report.organisationId, report: report.id, case: report.caseId }).from(report)
		.where(and(eq(report.programmeId, programme), gt(report.issuedVersion, 0), inArray(report.organisationId, [...organisations])))
		.orderBy(report.organisationId, desc(report.createdAt));
	return new Map(rows.map(({ organisation, ...of }) => [organisation, of]));
}
