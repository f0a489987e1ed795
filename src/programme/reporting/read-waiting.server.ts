/** What waits for a person in reporting, for the home page and above the list of reports. */
import { and, asc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '#kernel/local-date.ts';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import { type Case, casesVisibleTo } from '#programme/diagnostics/read.server.ts';
import { type Actor, hasProgrammeRole, type ProgrammeRole } from '#register/actor.ts';
import type { organisation } from '#register/tables.server.ts';
import { casesWithReport, listReports } from './read.server.ts';
import type { Report } from './report.ts';
import { reply, report } from './tables.server.ts';

export const waitingKinds = ['draft', 'write', 'review', 'send', 'reply', 'issue'] as const;
export type WaitingKind = (typeof waitingKinds)[number];

export interface Waiting {
	readonly kind: WaitingKind;
	readonly case: string;
	/** `null` where the report is still to be drafted. */
	readonly report: Report | null;
	readonly organisation: typeof organisation.$inferSelect;
	readonly since: Date;
}

/** Reports to draft, write, review, send and issue for those who do so, a draft to answer for the organisation; the longest waiting first. */
export async function waitingFor(read: Reader, actor: Actor, programmeId: ProgrammeId, today: LocalDate, count = 50): Promise<Waiting[]> {
	const groups = await Promise.all([toBeDrafted(read, actor, programmeId, count), inHand(read, actor, programmeId, today, count)]);
	return groups.flat().sort((a, b) => a.since.getTime() - b.since.getTime()).slice(0, count);
}

/** More cases than one assessor can have finished. */
const allCases = 1000;

/** Cases whose scores are verified and of which nobody has begun to write: for those who assessed them. */
export async function toBeDrafted(read: Reader, actor: Actor, programmeId: ProgrammeId, count = 50): Promise<Waiting[]> {
	if (entrusted(actor, programmeId, 'assessor', 'leadAssessor').length === 0) return [];
	const asAssessor = { ...actor, programmeRoles: [], memberships: [] };
	const done = (await casesVisibleTo(read, asAssessor, programmeId, { status: 'done' }, allCases)).filter(({ case: { assessors } }) =>
		assessors.some(({ person }) => person === actor.personId));
	const known = await casesWithReport(read, done.map(({ case: { id } }) => id));
	return done.filter(({ case: { id } }) => !known.has(id)).slice(0, count).map(({ case: of, organisation }) =>
		({ kind: 'draft', case: of.id, report: null, organisation, since: sinceOf(of) }));
}

function sinceOf({ doneAt, statusSince }: Case): Date {
	return doneAt ?? statusSince;
}

async function inHand(read: Reader, actor: Actor, programmeId: ProgrammeId, today: LocalDate, count: number): Promise<Waiting[]> {
	const conditions = [...workOf(actor, programmeId), ...issuable(actor, programmeId, today), ...unanswered(actor)];
	if (conditions.length === 0) return [];
	const rows = await listReports(read, and(eq(report.programmeId, programmeId), or(...conditions)), [asc(report.statusSince), asc(report.id)], count);
	const leads = new Set(entrusted(actor, programmeId, 'leadAssessor'));
	const own = new Set(ledBy(actor));
	return rows.map(({ report: one, organisation }) => ({ kind: kindOf(one, { leads, own }), case: one.caseId, report: one, organisation, since: one.statusSince }));
}

function kindOf({ status, organisation }: Report, { leads, own }: { leads: ReadonlySet<OrganisationId>; own: ReadonlySet<OrganisationId> }): WaitingKind {
	if (status === 'draft') return leads.has(organisation) ? 'review' : 'write';
	if (status === 'reviewed') return 'send';
	return own.has(organisation) ? 'reply' : 'issue';
}

/** Drafts for their assessors, reviewed reports for those who may send them. */
function workOf(actor: Actor, programmeId: ProgrammeId): SQL[] {
	const assessors = entrusted(actor, programmeId, 'assessor', 'leadAssessor');
	return [
		...(assessors.length > 0 ? [both(eq(report.status, 'draft'), inArray(report.organisationId, assessors))] : []),
		...sending(actor, programmeId).map((mine) => both(eq(report.status, 'reviewed'), mine))
	];
}

function issuable(actor: Actor, programmeId: ProgrammeId, today: LocalDate): SQL[] {
	const answered = both(or(sql`${answerTo}`, lt(report.replyUntil, today)), eq(report.status, 'sent'));
	return sending(actor, programmeId).map((mine) => both(answered, mine));
}

function unanswered(actor: Actor): SQL[] {
	const own = ledBy(actor);
	return own.length === 0 ? [] : [both(eq(report.status, 'sent'), sql`not ${answerTo}`, inArray(report.organisationId, own))];
}

const answerTo = sql`exists (select 1 from ${reply} r where r.report_id = ${report.id} and r.sending = ${report.sendings})`;

/** Reports that the actor may send and issue: all of a programme's for its officers, those of its cases for a lead. */
function sending(actor: Actor, programmeId: ProgrammeId): SQL[] {
	if (hasProgrammeRole(actor, programmeId, 'officer')) return [sql`true`];
	const leads = entrusted(actor, programmeId, 'leadAssessor');
	return leads.length === 0 ? [] : [inArray(report.organisationId, leads)];
}

function entrusted(actor: Actor, programmeId: ProgrammeId, ...roles: ProgrammeRole[]): OrganisationId[] {
	return actor.assignments.filter((held) => held.programme === programmeId && roles.includes(held.role)).map((held) => held.organisation);
}

function ledBy(actor: Actor): OrganisationId[] {
	return actor.memberships.filter(({ role }) => role === 'head').map((held) => held.organisation);
}

function both(...conditions: (SQL | undefined)[]): SQL {
	return and(...conditions) ?? sql`false`;
}
