/** Sessions by week and assessor: who is where when, for some weeks from a Monday on. */
import { and, asc, eq, gte, lt, ne } from 'drizzle-orm';
import type { PersonId, ProgrammeId } from '#kernel/id.ts';
import { addDays, type LocalDate, parseLocalDate } from '#kernel/local-date.ts';
import { demand } from '#kernel/problem.ts';
import { hasProgrammeRole } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { mayKnowName } from '#register/policy.ts';
import { nameFor, peopleById, staffOf, visibleTo } from '#register/read.server.ts';
import { organisation } from '#register/tables.server.ts';
import type { CalendarView, ShownSession } from './planning-views.ts';
import { maySeeCalendar } from './policy.ts';
import { regionName } from './read-case.server.ts';
import type { ListedCase } from './read.server.ts';
import { caseColumns, toCase } from './store.server.ts';
import { assessmentCase } from './tables.server.ts';
import { mondayOf, spanText, weeksFrom } from './weeks.ts';

const weeksShown = 6;

/** `from` is any day of the first week; what is no day means this week. */
export async function readCalendar(ctx: Context, programme: ProgrammeId, asked: string | null): Promise<CalendarView> {
	demand(maySeeCalendar(ctx.actor, programme));
	const from = mondayOf(within(parseLocalDate(asked ?? '')) ?? ctx.clock.today());
	const weeks = weeksFrom(from, weeksShown);
	const to = addDays(from, weeksShown * 7);
	const listed = await sessionsBetween(ctx, programme, from, to);
	const people = await assessorsShown(ctx, programme, listed);
	const sessions = listed.map((one) => showSession(ctx, programme, one, (id) => people.get(id) ?? ''));
	const busyDays = new Map<string, number>();
	for (const { on, team } of sessions) for (const { id } of team) busyDays.set(`${id} ${on}`, (busyDays.get(`${id} ${on}`) ?? 0) + 1);
	/** The same person is to be in two places on one day. */
	const isDouble = (person: string, on: LocalDate) => (busyDays.get(`${person} ${on}`) ?? 0) > 1;
	return {
		weeks: weeks.map((week) => ({ week, label: spanText({ from: week, to: addDays(week, 6) }), isNow: week === mondayOf(ctx.clock.today()) })),
		rows: [...people].map(([id, name]) => ({
			id, name,
			cells: weeks.map((week) => sessions.filter(({ on, team }) => mondayOf(on) === week && team.some((one) => one.id === id)).map((one) => ({ ...one, isDouble: isDouble(id, one.on) })))
		})),
		days: [...new Set(sessions.map(({ on }) => on))].map((on) => ({ on, sessions: sessions.filter((one) => one.on === on).map((one) => ({ ...one, doubled: one.team.filter(({ id }) => isDouble(id, on)).map(({ name }) => name) })) })),
		label: spanText({ from, to: addDays(to, -1) }), earlier: addDays(from, -weeksShown * 7), later: to
	};
}

/** Years that a calendar can be turned to. */
function within(date: LocalDate | null): LocalDate | null {
	return date && date > '2000' && date < '2100' ? date : null;
}

async function sessionsBetween(ctx: Context, programme: ProgrammeId, from: LocalDate, to: LocalDate): Promise<ListedCase[]> {
	const rows = await ctx.read.select({ ...caseColumns, organisation }).from(assessmentCase)
		.innerJoin(organisation, eq(organisation.id, assessmentCase.organisationId))
		.where(and(
			eq(assessmentCase.programmeId, programme), visibleTo(ctx.actor, programme, assessmentCase.organisationId),
			ne(assessmentCase.status, 'withdrawn'), gte(assessmentCase.scheduledOn, from), lt(assessmentCase.scheduledOn, to)
		))
		.orderBy(asc(assessmentCase.scheduledOn), asc(assessmentCase.startsAt), asc(assessmentCase.id));
	return rows.map(({ organisation, ...row }) => ({ case: toCase(row), organisation }));
}

/** Whoever sets dates sees who is free as well; an assessor sees those who come along. */
async function assessorsShown(ctx: Context, programme: ProgrammeId, listed: readonly ListedCase[]): Promise<Map<PersonId, string>> {
	const plans = hasProgrammeRole(ctx.actor, programme, 'officer', 'auditor', 'leadAssessor');
	const staff = plans ? await staffOf(ctx.read, programme, 'assessor', 'leadAssessor') : [];
	const named = await peopleById(ctx.read, listed.flatMap(({ case: of }) => of.assessors.map(({ person }) => person)));
	return new Map([...staff, ...named.values()].map(({ id, name }): [PersonId, string] => [id, name]));
}

function showSession(ctx: Context, programme: ProgrammeId, { case: of, organisation: assessed }: ListedCase, nameOf: (id: PersonId) => string): ShownSession {
	return {
		id: of.id, on: of.scheduledOn!, at: of.startsAt ?? '', status: of.status, // The place of a masked organisation may give it away.
		place: assessed.masked && !mayKnowName(ctx.actor, of) ? '' : (of.place ?? ''), region: regionName(assessed.region, ctx.language),
		name: nameFor(ctx.actor, programme, assessed, ctx.language),
		team: of.assessors.filter(({ declaredConflictAt }) => !declaredConflictAt).map(({ person, isLead }) => ({ id: person as string, name: nameOf(person), isLead }))
	};
}
