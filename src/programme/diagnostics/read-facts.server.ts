/** What rules of eligibility ask of diagnostics, for many organisations at once. */
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import { dateInBishkek } from '#kernel/clock.ts';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Reader } from '#platform/database.server.ts';
import { assessmentCase } from './tables.server.ts';
import { type CaseState, caseStates } from './workflow.ts';

export interface DiagnosticFacts {
	/** The furthest that a case of the organisation has come; one that was withdrawn counts for nothing. */
	readonly state: CaseState;
	readonly since: LocalDate;
}

/** Who has asked for no diagnostics in the programme is not in it. */
export async function diagnosticFacts(read: Reader, programme: ProgrammeId, organisations: readonly OrganisationId[]): Promise<Map<OrganisationId, DiagnosticFacts>> {
	if (organisations.length === 0) return new Map();
	const rows = await read.select({ organisation: assessmentCase.organisationId, state: assessmentCase.status, since: assessmentCase.statusSince })
		.from(assessmentCase)
		.where(and(eq(assessmentCase.programmeId, programme), ne(assessmentCase.status, 'withdrawn'), inArray(assessmentCase.organisationId, [...organisations])))
		.orderBy(asc(assessmentCase.round));
	const furthest = new Map<OrganisationId, DiagnosticFacts>();
	for (const { organisation, state, since } of rows) {
		const known = furthest.get(organisation);
		if (!known || caseStates.indexOf(state) >= caseStates.indexOf(known.state)) furthest.set(organisation, { state, since: dateInBishkek(since) });
	}
	return furthest;
}
