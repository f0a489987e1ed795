/** What rules of eligibility ask of profiles, for many organisations at once. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Reader } from '#platform/database.server.ts';
import { answer } from '#questionnaires/tables.server.ts';
import { profile } from './tables.server.ts';

/** Answers that rules look at; a question that was not answered is not there. */
const asked = ['organisationType', 'mainTheme', 'rightsProtecting', 'constituency', 'notSanctioned', 'hadProgrammeGrants', 'hasUnfinishedObligations'] as const;

export interface ProfileFacts {
	/** The last day on which the confirmation holds; `null` before the first one. */
	readonly confirmedUntil: LocalDate | null;
	/** Whether any question was answered, whichever. */
	readonly hasAnswered: boolean;
	readonly answers: Readonly<Partial<Record<(typeof asked)[number], unknown>>>;
}

/** Who has begun no profile in the programme is not in it. */
export async function profileFacts(read: Reader, programme: ProgrammeId, organisations: readonly OrganisationId[]): Promise<Map<OrganisationId, ProfileFacts>> {
	if (organisations.length === 0) return new Map();
	const rows = await read.select({
		organisation: profile.organisationId, confirmedUntil: profile.confirmedUntil,
		hasAnswered: sql<boolean>`exists (select from ${answer} a where a.response_id = ${profile}.response_id and a.value is not null and a.value <> 'null')`,
		answers: sql<ProfileFacts['answers']>`coalesce((select jsonb_object_agg(a.question, a.value) from ${answer} a
			where a.response_id = ${profile}.response_id and a.question = any(${sql.param(asked)}) and a.value is not null and a.value <> 'null'), '{}')`
	}).from(profile).where(and(eq(profile.programmeId, programme), inArray(profile.organisationId, [...organisations])));
	return new Map(rows.map(({ organisation, ...known }) => [organisation, known]));
}
