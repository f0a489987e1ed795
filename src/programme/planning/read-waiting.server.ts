/** What waits for a person in planning, for the home page and above the list of plans. */
import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Reader } from '#platform/database.server.ts';
import { reportsVisibleTo } from '#programme/reporting/read.server.ts';
import { type Actor, hasProgrammeRole } from '#register/actor.ts';
import { organisation } from '#register/tables.server.ts';
import { mayDraftPlan } from './policy.ts';
import { plannedCases } from './read.server.ts';
import type { PlanHead } from './stored-plan.ts';
import { toHead } from './store.server.ts';
import { action, plan } from './tables.server.ts';

export const waitingKinds = ['draft', 'send', 'agree', 'approve', 'verify', 'work'] as const;
/** An issued report without a plan, a draft to finish and send, an agreement, an approval, claims to check, and for the organisation actions that are overdue or were returned. */
export type WaitingKind = (typeof waitingKinds)[number];

export interface Waiting {
	readonly kind: WaitingKind;
	/** `null` where the plan is still to be drafted. */
	readonly plan: PlanHead | null;
	/** The diagnostic case that the plan comes from, or is to come from. */
	readonly case: string;
	readonly organisation: typeof organisation.$inferSelect;
	readonly since: Date;
	/** How many actions it is about; 0 where it is the plan as a whole. */
	readonly actions: number;
}

/** The longest waiting first. `today` tells what is overdue. */
export async function waitingFor(read: Reader, actor: Actor, programmeId: ProgrammeId, today: LocalDate, count = 50): Promise<Waiting[]> {
	const groups = await Promise.all([toBeDrafted(read, actor, programmeId, count), inHand(read, actor, programmeId, today, count)]);
	return groups.flat().sort((a, b) => a.since.getTime() - b.since.getTime()).slice(0, count);
}

/** Reports issued last are looked at first: older ones have their plans. */
const reportsLookedAt = 500;

/** Issued reports from which nobody has begun a plan: for those who would. */
export async function toBeDrafted(read: Reader, actor: Actor, programmeId: ProgrammeId, count = 50): Promise<Waiting[]> {
	const reports = await reportsVisibleTo(read, actor, programmeId, { status: 'issued' }, reportsLookedAt);
	const mine = reports.filter(({ report }) => mayDraftPlan(actor, report) === true);
	const planned = await plannedCases(read, mine.map(({ report }) => report.caseId));
	return mine.filter(({ report }) => !planned.has(report.caseId)).slice(0, count).map(({ report, organisation }) =>
		({ kind: 'draft', plan: null, case: report.caseId, organisation, since: report.statusSince, actions: 0 }));
}

async function inHand(read: Reader, actor: Actor, programmeId: ProgrammeId, today: LocalDate, count: number): Promise<Waiting[]> {
	const mine = matters(actor, programmeId);
	const conditions = conditionsFor(mine, today);
	if (conditions.length === 0) return [];
	const rows = await read.select({ row: plan, organisation, done: tally('done', claimed), late: tally('late', late(today)) }).from(plan)
		.innerJoin(organisation, eq(organisation.id, plan.organisationId))
		.where(and(eq(plan.programmeId, programmeId), or(...conditions)))
		.orderBy(asc(plan.statusSince), asc(plan.id)).limit(count);
	return rows.map(({ row, organisation: of, done, late }) => waiting(toHead(row), of, { done, late }, mine));
}

/** The organisations towards which this person drafts, decides, leads or works. */
interface Matters {
	readonly isOfficer: boolean;
	readonly entrusted: readonly OrganisationId[];
	readonly led: readonly OrganisationId[];
	readonly own: readonly OrganisationId[];
}

function matters(actor: Actor, programmeId: ProgrammeId): Matters {
	return {
		isOfficer: hasProgrammeRole(actor, programmeId, 'officer'),
		entrusted: actor.assignments.flatMap((held) => (held.programme === programmeId && ['assessor', 'leadAssessor'].includes(held.role) ? [held.organisation] : [])),
		led: actor.memberships.flatMap(({ organisation, role }) => (role === 'head' ? [organisation] : [])),
		own: actor.memberships.map(({ organisation }) => organisation)
	};
}

function conditionsFor({ isOfficer, entrusted, led, own }: Matters, today: LocalDate): SQL[] {
	const staff = isOfficer ? sql`true` : entrusted.length > 0 ? inArray(plan.organisationId, [...entrusted]) : undefined;
	const inState = (...states: PlanHead['state'][]) => inArray(plan.status, states);
	return [
		staff && and(staff, inState('draft', 'underRevision')),
		staff && and(staff, inState('active'), hasActions(claimed)),
		isOfficer ? inState('programmeReview') : undefined,
		led.length > 0 ? and(inArray(plan.organisationId, [...led]), inState('csoReview')) : undefined,
		own.length > 0 ? and(inArray(plan.organisationId, [...own]), inState('active', 'underRevision'), hasActions(late(today))) : undefined
	].filter((condition) => condition !== undefined);
}

const claimed = sql`a.status = 'done'`;
const late = (today: LocalDate) => sql`(a.status = 'returned' or (a.due_on < ${today} and a.status in ('notStarted', 'inProgress', 'blocked')))`;
const ofPlan = (which: SQL) => sql`from ${action} a where a.plan_id = ${plan}.id and a.removed_at is null and ${which}`;

function hasActions(which: SQL): SQL {
	return sql`exists (select 1 ${ofPlan(which)})`;
}

interface Tally {
	readonly count: number;
	/** Since when the first of them waits; `null` when there is none. */
	readonly since: string | null;
}

/** What is late waits since the day after it was due. */
function tally(of: 'done' | 'late', which: SQL): SQL<Tally> {
	const since = of === 'done' ? sql`a.status_at` : sql`case when a.status = 'returned' then a.status_at else (a.due_on + 1)::timestamp at time zone 'Asia/Bishkek' end`;
	return sql<Tally>`(select json_build_object('count', count(*), 'since', min(${since})) ${ofPlan(which)})`;
}

function waiting(head: PlanHead, of: Waiting['organisation'], { done, late }: { done: Tally; late: Tally }, mine: Matters): Waiting {
	const base = { plan: head, case: head.caseId, organisation: of, since: head.since, actions: 0 };
	if (head.state === 'csoReview') return { ...base, kind: 'agree' };
	if (head.state === 'programmeReview') return { ...base, kind: 'approve' };
	const works = mine.own.includes(head.organisation) && late.count > 0;
	if (head.state !== 'active' && !works) return { ...base, kind: 'send' };
	const [kind, tally] = works ? (['work', late] as const) : (['verify', done] as const);
	return { ...base, kind, actions: tally.count, since: tally.since === null ? head.since : new Date(tally.since) };
}
