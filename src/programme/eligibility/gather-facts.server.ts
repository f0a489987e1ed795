/** The facts of many organisations at once, from the stages that know them: one question a stage, whatever their number. */
import { inArray } from 'drizzle-orm';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import { addMonths, type LocalDate } from '#kernel/local-date.ts';
import type { Reader } from '#platform/database.server.ts';
import { type DiagnosticFacts, diagnosticFacts } from '#programme/diagnostics/read-facts.server.ts';
import { type PlanFacts, planFacts } from '#programme/planning/read-facts.server.ts';
import { validMonths } from '#programme/profiling/profile.ts';
import { type ProfileFacts, profileFacts } from '#programme/profiling/read-facts.server.ts';
import { reportsIssuedOn } from '#programme/reporting/read-facts.server.ts';
import { organisation } from '#register/tables.server.ts';
import type { Fact, Facts, FactValue } from './facts.ts';

/** Facts that a later stage knows; what none of them says stays unknown. */
export type FactSupplier = (read: Reader, programme: ProgrammeId, organisations: readonly OrganisationId[], today: LocalDate) => Promise<ReadonlyMap<OrganisationId, Facts>>;

/** For these organisations in this programme; an organisation that does not exist is not in it. */
export async function gatherFacts(read: Reader, programme: ProgrammeId, organisations: readonly OrganisationId[], today: LocalDate, suppliers: readonly FactSupplier[] = []): Promise<Map<OrganisationId, Facts>> {
	if (organisations.length === 0) return new Map();
	const known = await read.select({ id: organisation.id, region: organisation.region, registered: organisation.registered, paidStaff: organisation.paidStaff })
		.from(organisation).where(inArray(organisation.id, [...organisations]));
	const profiles = await profileFacts(read, programme, organisations);
	const diagnostics = await diagnosticFacts(read, programme, organisations);
	const reports = await reportsIssuedOn(read, programme, organisations);
	const plans = await planFacts(read, programme, organisations, today);
	const later = await Promise.all(suppliers.map((supply) => supply(read, programme, organisations, today)));
	return new Map(known.map(({ id, region, registered, paidStaff }) => [id, {
		region: fact(region), isRegistered: fact(registered), ...(paidStaff !== null && { paidStaff: fact(paidStaff) }),
		...ofProfile(profiles.get(id)), ...ofDiagnostics(diagnostics.get(id)),
		reportIssuedOn: dated(reports.get(id) ?? null), ...ofPlan(plans.get(id)),
		...Object.assign({}, ...later.map((one) => one.get(id)))
	}]));
}

function fact(value: FactValue, since: LocalDate | null = null): Fact {
	return { value, since };
}

function dated(day: LocalDate | null): Fact {
	return fact(day, day);
}

/** What the organisation has not answered stays unknown: silence is no sign of anything. */
function ofProfile(profile: ProfileFacts | undefined): Facts {
	const { confirmedUntil = null, hasAnswered = false, answers = {} } = profile ?? {};
	const told = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
	const { organisationType, mainTheme, constituency, rightsProtecting, notSanctioned, hadProgrammeGrants } = answers;
	// Whoever had no grant is not asked what is left of it to do.
	const hasUnfinishedObligations = hadProgrammeGrants === false ? false : answers.hasUnfinishedObligations;
	return {
		profileBegun: fact(hasAnswered || confirmedUntil !== null),
		profileConfirmedOn: dated(confirmedUntil && addMonths(confirmedUntil, -validMonths)),
		...(told(organisationType) && { organisationType: fact(organisationType) }),
		...(told(mainTheme) && { theme: fact(mainTheme) }),
		...(profile && { describesConstituency: fact(told(constituency)) }),
		...(typeof rightsProtecting === 'boolean' && { protectsRights: fact(rightsProtecting) }),
		...(typeof notSanctioned === 'boolean' && { isDebarred: fact(!notSanctioned) }),
		...(typeof hasUnfinishedObligations === 'boolean' && { openObligations: fact(hasUnfinishedObligations ? 1 : 0) })
	};
}

function ofDiagnostics(found: DiagnosticFacts | undefined): Facts {
	if (!found) return { diagnostic: fact('none') };
	const { state, since } = found;
	return { diagnostic: fact(['requested', 'scheduled', 'done'].includes(state) ? state : 'underWay', since) };
}

function ofPlan(plan: PlanFacts | undefined): Facts {
	return {
		planApprovedOn: dated(plan?.approvedOn ?? null),
		weaknessActionsVerified: fact(plan?.verified ?? 0, plan?.verifiedOn ?? null),
		overdueCriticalActions: fact(plan?.overdueCritical ?? 0),
		planUpdatedOn: dated(plan?.updatedOn ?? null),
		stepsTaken: fact(stepsTaken(plan), plan?.verifiedOn ?? plan?.approvedOn ?? null)
	};
}

/** 0 without a plan, 1 with one, and one more for each verified action up to three (programme text: steps taken on one's weaknesses). */
function stepsTaken(plan: PlanFacts | undefined): number {
	return plan ? 1 + Math.min(3, plan.verified) : 0;
}
