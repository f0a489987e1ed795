/** What rules of eligibility ask of plans, for many organisations at once. */
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { dateInBishkek } from '#kernel/clock.ts';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Reader } from '#platform/database.server.ts';
import { action, plan } from './tables.server.ts';

export interface PlanFacts {
	readonly approvedOn: LocalDate;
	/** Of the actions that answer a diagnosed weakness: verified ones, and the latest day on which one was. */
	readonly verified: number;
	readonly verifiedOn: LocalDate | null;
	/** Critical actions that are neither finished nor given up, and should have been by `today`. */
	readonly overdueCritical: number;
	/** The latest day on which the plan or one of its actions was touched. */
	readonly updatedOn: LocalDate;
}

/** Of each organisation's latest plan that was ever approved; who has none is not in it. */
export async function planFacts(read: Reader, programme: ProgrammeId, organisations: readonly OrganisationId[], today: LocalDate): Promise<Map<OrganisationId, PlanFacts>> {
	if (organisations.length === 0) return new Map();
	const instant = (expression: ReturnType<typeof sql>) => sql<Date | null>`${expression}`.mapWith((value: string | Date) => new Date(value));
	const rows = await read.selectDistinctOn([plan.organisationId], {
		organisation: plan.organisationId, approvedAt: plan.approvedAt,
		verified: sql<number>`count(${action.id}) filter (where ${action.status} = 'verified' and ${action.fromLevel} is not null)::integer`,
		verifiedAt: instant(sql`max(${action.statusAt}) filter (where ${action.status} = 'verified' and ${action.fromLevel} is not null)`),
		overdueCritical: sql<number>`count(${action.id}) filter (where ${action.critical} and ${action.dueOn} < ${today} and ${action.status} not in ('done', 'verified', 'cancelled', 'carriedOver'))::integer`,
		updatedAt: instant(sql`greatest(${plan.changedAt}, ${plan.approvedAt}, max(${action.statusAt}), max(${action.at}), max(${action.workedAt}))`)
	}).from(plan).leftJoin(action, sql`${action.planId} = ${plan.id} and ${action.removedAt} is null`)
		.where(and(eq(plan.programmeId, programme), isNotNull(plan.approvedAt), inArray(plan.organisationId, [...organisations])))
		.groupBy(plan.organisationId, plan.id).orderBy(plan.organisationId, sql`${plan.approvedAt} desc`);
	return new Map(rows.map(({ organisation, approvedAt, verifiedAt, updatedAt, ...counts }) => [organisation, {
		...counts, approvedOn: dateInBishkek(approvedAt!), verifiedOn: verifiedAt && dateInBishkek(verifiedAt), updatedOn: dateInBishkek(updatedAt!)
	}]));
}
