/** The first page of diagnostics: for staff the queue, for an organisation its own rounds. */
import { addDays, compareLocalDates, daysBetween, type LocalDate } from '#kernel/local-date.ts';
import { dateInBishkek } from '#kernel/clock.ts';
import { newId, type OrganisationId, type ProgrammeId } from '#kernel/id.ts';
import { inLanguage, type Language } from '#kernel/localised.ts';
import { demand, found } from '#kernel/problem.ts';
import { profileStatus } from '#programme/profiling/read.server.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import type { Context } from '#register/context.server.ts';
import { ownOrganisation } from '#register/policy.ts';
import { nameFor, organisationById, ownName, peopleById, programmesOf } from '#register/read.server.ts';
import { mayCalibrate } from './calibration-policy.ts';
import { consentText, consentVersion } from './consent-text.server.ts';
import { caseFilter } from './input.ts';
import { mayRequest, maySeeCalendar } from './policy.ts';
import { caseCounts, type CaseFilter, casesOf, casesVisibleTo, type ListedCase, openCase } from './read.server.ts';
import { monthName, regionName } from './read-case.server.ts';
import { closedStates } from './case.ts';
import { spanText, weeksFrom } from './weeks.ts';
import { caseStates } from './workflow.ts';

const shown = 50;

export async function readQueue(ctx: Context, programme: ProgrammeId, parameters: URLSearchParams) {
	const { after, ...asked } = caseFilter.parse(Object.fromEntries(parameters));
	const status = asked.status === 'all' ? undefined : (asked.status ?? 'open');
	const filter: CaseFilter = { status, region: asked.region, after: after ? place(after) : undefined };
	const rows = await casesVisibleTo(ctx.read, ctx.actor, programme, filter, shown + 1);
	const counts = await caseCounts(ctx.read, ctx.actor, programme);
	const people = await peopleById(ctx.read, rows.flatMap((row) => row.case.assessors.map(({ person }) => person)));
	const last = rows[shown - 1];
	return {
		plans: maySeeCalendar(ctx.actor, programme) === true,
		calibrates: mayCalibrate(ctx.actor, programme) === true,
		filter: { status: asked.status ?? null, region: asked.region ?? null, isLaterPage: after !== undefined },
		counts: {
			all: [...counts.values()].reduce((sum, count) => sum + count, 0),
			open: [...counts].filter(([status]) => !closedStates.includes(status)).reduce((sum, [, count]) => sum + count, 0),
			states: caseStates.flatMap((status) => (counts.has(status) ? [{ status, count: counts.get(status)! }] : []))
		},
		regions: (vocabularies()['regions'] ?? []).map(({ value, label }) => ({ value, label: inLanguage(label, ctx.language) })),
		rows: rows.slice(0, shown).map((row) => ({ ...rowOf(ctx, programme, row), lead: leadOf(row, (id) => people.get(id)?.name) })),
		next: rows.length > shown && last ? `${last.case.statusSince.toISOString()}~${last.case.id}` : null
	};
}

function place(after: string): { since: Date; id: string } | undefined {
	const [since, id] = after.split('~');
	const date = new Date(since!);
	return Number.isNaN(date.getTime()) ? undefined : { since: date, id: id! };
}

function rowOf(ctx: Context, programme: ProgrammeId, { case: of, organisation }: ListedCase) {
	return {
		id: of.id, round: of.round, status: of.status, scheduledOn: of.scheduledOn,
		name: nameFor(ctx.actor, programme, organisation, ctx.language),
		number: organisation.number,
		region: regionName(organisation.region, ctx.language),
		days: closedStates.includes(of.status) ? null : daysBetween(dateInBishkek(of.statusSince), ctx.clock.today())
	};
}

function leadOf({ case: of }: ListedCase, nameOf: (id: ListedCase['case']['assessors'][number]['person']) => string | undefined): string {
	const lead = of.assessors.find(({ isLead }) => isLead);
	return (lead && nameOf(lead.person)) ?? '';
}

/** The rounds of every organisation that the reader speaks for, and whether it may ask for one now. */
export async function readOwnCases(ctx: Context, shown: ProgrammeId | null) {
	return Promise.all(ctx.actor.memberships.map(({ organisation }) => ownCases(ctx, organisation, shown)));
}

async function ownCases(ctx: Context, own: OrganisationId, shown: ProgrammeId | null) {
	const organisation = found(await organisationById(ctx.read, own));
	const cases = await casesOf(ctx.read, own);
	const programme = await programmeFor(ctx, own, shown);
	return {
		organisation: { id: own, name: ownName(organisation, ctx.language) },
		cases: cases.map(({ id, round, status, scheduledOn, place, doneAt, requestedAt }) => ({ id, round, status, scheduledOn, place, doneAt, requestedAt, days: status === 'requested' ? daysBetween(dateInBishkek(requestedAt), ctx.clock.today()) : null })),
		programme,
		request: programme ? await requestable(ctx, own, programme) : ('not-permitted' as const)
	};
}

/** The programme shown, where the organisation takes part in it; else the one it joined first. */
async function programmeFor(ctx: Context, organisation: OrganisationId, shown: ProgrammeId | null): Promise<ProgrammeId | null> {
	const joined = await programmesOf(ctx.read, organisation);
	return shown && joined.includes(shown) ? shown : (joined[0] ?? null);
}

/** `yes`, or what has to happen first. */
async function requestable(ctx: Context, organisation: OrganisationId, programme: ProgrammeId): Promise<'yes' | 'open' | 'profile' | 'profile-waits' | 'not-permitted'> {
	if (mayRequest(ctx.actor, { organisation, programme }) !== true) return 'not-permitted';
	if (await openCase(ctx.read, organisation)) return 'open';
	const profile = await profileStatus(ctx.read, organisation);
	const holds = profile?.status === 'confirmed' && profile.confirmedUntil !== null && compareLocalDates(profile.confirmedUntil, ctx.clock.today()) >= 0;
	return holds ? 'yes' : profile?.status === 'submitted' ? 'profile-waits' : 'profile';
}

/** A quarter ahead: further nobody plans a visit. */
const askedWeeks = 16;

/** Weeks to choose from, under the month in which each begins. */
function monthsOf(weeks: readonly LocalDate[], language: Language) {
	const months = [...new Set(weeks.map((week) => week.slice(0, 7)))];
	return months.map((month) => ({
		label: monthName(month, language),
		weeks: spansOfEach(weeks.filter((week) => week.startsWith(month)))
	}));
}

function spansOfEach(weeks: readonly LocalDate[]) {
	return weeks.map((value) => ({ value, label: spanText({ from: value, to: addDays(value, 6) }) }));
}

/** The request form of one organisation: the next weeks to choose from, and the text that is agreed to. */
export async function readRequest(ctx: Context, asked: string | null, shown: ProgrammeId | null) {
	const own = ctx.actor.memberships.find(({ organisation }) => organisation === asked)?.organisation ?? ownOrganisation(ctx.actor);
	const { organisation, request, programme } = await ownCases(ctx, found(own), shown);
	demand(request !== 'not-permitted' || 'common/not-permitted');
	return {
		organisation, request, programme,
		months: monthsOf(weeksFrom(addDays(ctx.clock.today(), 7), askedWeeks), ctx.language),
		language: ctx.language,
		command: newId<'command'>(),
		consent: { version: consentVersion, text: consentText(consentVersion)[ctx.language] }
	};
}
