/** What later stages and pages may know of plans. */
import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Reader } from '#platform/database.server.ts';
import type { Actor } from '#register/actor.ts';
import { afterName, byName } from '#register/by-name.server.ts';
import { visibleTo } from '#register/read.server.ts';
import { organisation } from '#register/tables.server.ts';
import type { ActionContent } from './content.ts';
import type { Version } from './merge.ts';
import type { PlanHead, StoredPlan } from './stored-plan.ts';
import { contentsOf, toHead } from './store.server.ts';
import { versionsSince } from './store-versions.server.ts';
import { action, actionLink, plan } from './tables.server.ts';
import type { PlanState } from './workflow.ts';

export type { PlanHead, StoredPlan } from './stored-plan.ts';

/** The plan with its objectives and actions, in two queries. */
export async function planById(read: Reader, id: string): Promise<StoredPlan | undefined> {
	const [row] = await read.select().from(plan).where(eq(plan.id, id));
	return row && contentsOf(read, toHead(row));
}

/** An organisation's plans without what is in them, the newest first. */
export async function plansOf(read: Reader, of: OrganisationId): Promise<PlanHead[]> {
	const rows = await read.select().from(plan).where(eq(plan.organisationId, of)).orderBy(desc(plan.createdAt), desc(plan.id));
	return rows.map(toHead);
}

/** The plan that was made from a diagnostic case. */
export async function planOfCase(read: Reader, caseId: string): Promise<PlanHead | undefined> {
	const [row] = await read.select().from(plan).where(eq(plan.caseId, caseId));
	return row && toHead(row);
}

/** The plan that took this one's place. */
export async function successorOf(read: Reader, planId: string): Promise<PlanHead | undefined> {
	const [row] = await read.select().from(plan).where(eq(plan.follows, planId));
	return row && toHead(row);
}

/** Where an action that went on in the next plan stands now. */
export async function carriedTo(read: Reader, actionId: string): Promise<{ id: string; plan: string } | undefined> {
	const [row] = await read.select({ id: action.id, plan: action.planId }).from(action).where(eq(action.carriedFrom, actionId));
	return row;
}

/** What later stages declared beside an action, the latest first. */
export function linksOf(read: Reader, actionId: string) {
	return read.select({ kind: actionLink.kind, reference: actionLink.reference, title: actionLink.title, on: actionLink.on }).from(actionLink)
		.where(eq(actionLink.actionId, actionId)).orderBy(desc(actionLink.on), desc(actionLink.id));
}

/** Of these organisations, those with a plan that is not closed: a next one takes its place. */
export async function withOpenPlan(read: Reader, programmeId: ProgrammeId, organisations: readonly OrganisationId[]): Promise<Set<OrganisationId>> {
	if (organisations.length === 0) return new Set();
	const rows = await read.select({ id: plan.organisationId }).from(plan).where(and(eq(plan.programmeId, programmeId), ne(plan.status, 'closed'), inArray(plan.organisationId, [...organisations])));
	return new Set(rows.map(({ id }) => id));
}

/** Of these cases, those that have a plan. */
export async function plannedCases(read: Reader, caseIds: readonly string[]): Promise<Set<string>> {
	if (caseIds.length === 0) return new Set();
	const rows = await read.select({ id: plan.caseId }).from(plan).where(inArray(plan.caseId, [...caseIds]));
	return new Set(rows.map(({ id }) => id));
}

/** Every state that an action's words were in, the first one first. */
export async function actionHistory(read: Reader, actionId: string): Promise<Version<ActionContent>[]> {
	return versionsSince(read, 'action', actionId, 1);
}

/** How far the work on a plan's actions is; removed and cancelled ones do not count. */
export interface Progress {
	/** Actions with dates, cancelled ones left out. */
	readonly actions: number;
	/** Claimed, and not yet verified. */
	readonly done: number;
	readonly verified: number;
	/** Due before today and neither claimed nor verified. */
	readonly overdue: number;
}

export interface ListedPlan {
	readonly plan: PlanHead;
	readonly organisation: typeof organisation.$inferSelect;
	readonly progress: Progress;
}

export interface PlanFilter {
	readonly status?: PlanState | undefined;
	readonly region?: string | undefined;
	/** Name and organisation id of the last row of the page before. */
	readonly after?: { readonly name: string; readonly id: string } | undefined;
}

const counts = (today: LocalDate) => {
	const live = sql`a.removed_at is null and a.starts_on is not null and a.status <> 'cancelled'`;
	return sql<Progress>`(
		select json_build_object(
			'actions', count(*) filter (where ${live}),
			'done', count(*) filter (where ${live} and a.status = 'done'),
			'verified', count(*) filter (where ${live} and a.status = 'verified'),
			'overdue', count(*) filter (where ${live} and a.due_on < ${today} and a.status not in ('done', 'verified', 'carriedOver')))
		from ${action} a where a.plan_id = ${plan}.id)`;
};

/** The plans that this reader may see, by the organisation's name; of one organisation the newest last. */
export async function plansVisibleTo(read: Reader, actor: Actor, programmeId: ProgrammeId, filter: PlanFilter, today: LocalDate, count = 50): Promise<ListedPlan[]> {
	const { status, region, after } = filter;
	const rows = await read.select({ row: plan, organisation, progress: counts(today) }).from(plan)
		.innerJoin(organisation, eq(organisation.id, plan.organisationId))
		.where(and(
			eq(plan.programmeId, programmeId),
			visibleTo(actor, programmeId, plan.organisationId),
			status && eq(plan.status, status),
			region ? eq(organisation.region, region) : undefined,
			afterName(actor, programmeId, plan.id, after)
		))
		.orderBy(...byName(actor, programmeId, plan.id)).limit(count);
	return rows.map(({ row, ...rest }) => ({ plan: toHead(row), ...rest }));
}

/** How many plans this reader may see in each state. */
export async function planCounts(read: Reader, actor: Actor, programmeId: ProgrammeId): Promise<Map<PlanState, number>> {
	const rows = await read.select({ status: plan.status, count: sql<number>`count(*)::int` }).from(plan)
		.where(and(eq(plan.programmeId, programmeId), visibleTo(actor, programmeId, plan.organisationId))).groupBy(plan.status);
	return new Map(rows.map(({ status, count }) => [status, count]));
}
