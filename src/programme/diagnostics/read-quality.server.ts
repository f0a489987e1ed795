/** The quality page: how each assessor of a programme scores, from what is stored; aggregated where it is stored. */
import { sql } from 'drizzle-orm';
import type { PersonId, ProgrammeId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import type { Reader } from '#platform/database.server.ts';
import { hasProgrammeRole } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById, staffOf } from '#register/read.server.ts';
import { maySeeCalendar } from './policy.ts';
import type { QualityView } from './quality-views.ts';
import { type ScoredBeside, scoringQuality } from './scoring-quality.ts';
import { assessmentCase, caseAssessor, evidence, evidenceIndicator, independentRater, independentScore, score } from './tables.server.ts';

/** Leads and officers see everybody, an assessor themselves. */
export async function readQuality(ctx: Context, programme: ProgrammeId): Promise<QualityView> {
	demand(maySeeCalendar(ctx.actor, programme));
	const seesAll = hasProgrammeRole(ctx.actor, programme, 'officer', 'auditor', 'leadAssessor');
	const [cases, marks, beside] = [await casesBy(ctx.read, programme), await marksBy(ctx.read, programme), await scoredBeside(ctx.read, programme)];
	const staff = (await staffOf(ctx.read, programme, 'assessor', 'leadAssessor')).map(({ id }) => id);
	const people = [...new Set<PersonId>([...staff, ...cases.keys(), ...marks.keys()])].filter((person) => seesAll || person === ctx.actor.personId);
	const names = await peopleById(ctx.read, people);
	return {
		isOwn: !seesAll,
		rows: people.map((person) => {
			const { count = 0, days = null } = cases.get(person) ?? {};
			const given = marks.get(person) ?? { marks: 0, dontKnow: 0, levels: 0, proven: 0 };
			return {
				id: person, name: names.get(person)?.name ?? '', cases: count, days, marks: given.marks, levels: given.levels,
				dontKnow: share(given.dontKnow, given.marks), proven: share(given.proven, given.levels),
				...scoringQuality(beside.get(person) ?? [])
			};
		}).sort((a, b) => b.cases - a.cases || (a.name < b.name ? -1 : 1))
	};
}

function share(part: number, of: number): number | null {
	return of === 0 ? null : part / of;
}

/** Cases that are done, and the median of days from the session to the last verified score. */
async function casesBy(read: Reader, programme: ProgrammeId): Promise<Map<PersonId, { count: number; days: number | null }>> {
	const { rows } = await read.execute<{ person: PersonId; count: number; days: number | null }>(sql`
		select a.person_id as person, count(*)::int as count,
			percentile_cont(0.5) within group (order by (c.done_at at time zone 'Asia/Bishkek')::date - c.session_on)::float8 as days
		from ${caseAssessor} a join ${assessmentCase} c on c.id = a.case_id
		where c.programme_id = ${programme} and c.status = 'done' and a.declared_conflict_at is null
		group by a.person_id`);
	return new Map(rows.map(({ person, ...rest }) => [person, rest]));
}

/**
 * What each gave in cases that are done: how many marks, "don't know" among them, and levels with accepted evidence. Where
 * two scored independently, each gave what stands on the own sheet, whoever settled it afterwards.
 */
async function marksBy(read: Reader, programme: ProgrammeId): Promise<Map<PersonId, { marks: number; dontKnow: number; levels: number; proven: number }>> {
	const { rows } = await read.execute<{ person: PersonId; marks: number; dontKnow: number; levels: number; proven: number }>(sql`
		with proof as (
			select distinct e.case_id, l.indicator from ${evidence} e join ${evidenceIndicator} l on l.evidence_id = e.id where l.accepted
		), given as (
			select s.case_id, s.indicator, s.mark, s.person_id from ${independentScore} s
			union all
			select s.case_id, s.indicator, s.mark, s.author_id from ${score} s
			where s.layer = 'verified' and not exists (select from ${independentScore} own where own.case_id = s.case_id and own.indicator = s.indicator)
		)
		select g.person_id as person, count(*)::int as marks, count(*) filter (where g.mark = 'dontKnow')::int as "dontKnow",
			count(*) filter (where g.mark = 'level')::int as levels, count(proof.indicator) filter (where g.mark = 'level')::int as proven
		from given g join ${assessmentCase} c on c.id = g.case_id
			left join proof on proof.case_id = g.case_id and proof.indicator = g.indicator
		where c.programme_id = ${programme} and c.status = 'done'
		group by g.person_id`);
	return new Map(rows.map(({ person, ...rest }) => [person, rest]));
}

/** Levels that two gave for the same indicators, once both had handed in, as a table of how often. */
async function scoredBeside(read: Reader, programme: ProgrammeId): Promise<Map<PersonId, ScoredBeside[]>> {
	const { rows } = await read.execute<{ [Key in keyof ScoredBeside]: ScoredBeside[Key] } & { person: PersonId }>(sql`
		select r.person_id as person, to_char(r.handed_in_at at time zone 'Asia/Bishkek', 'YYYY-"Q"Q') as quarter,
			mine.level as own, theirs.level as other, settled.level as settled, count(*)::int as count
		from ${independentRater} r
			join ${assessmentCase} c on c.id = r.case_id
			join ${independentRater} o on o.case_id = r.case_id and o.person_id <> r.person_id
			join ${independentScore} mine on mine.case_id = r.case_id and mine.person_id = r.person_id and mine.level is not null
			join ${independentScore} theirs on theirs.case_id = o.case_id and theirs.person_id = o.person_id and theirs.indicator = mine.indicator and theirs.level is not null
			left join ${score} settled on settled.case_id = r.case_id and settled.layer = 'verified' and settled.indicator = mine.indicator
		where c.programme_id = ${programme} and c.status <> 'withdrawn' and r.handed_in_at is not null and o.handed_in_at is not null
		group by 1, 2, 3, 4, 5`);
	const byPerson = new Map<PersonId, ScoredBeside[]>();
	for (const { person, ...cell } of rows) byPerson.set(person, [...(byPerson.get(person) ?? []), cell]);
	return byPerson;
}
