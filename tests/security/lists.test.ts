/** A list shows exactly what the policy of its records permits, to everybody of the cast, in either programme. */
import { afterAll, expect, inject, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { caseById, caseCounts, casesVisibleTo } from '#programme/diagnostics/read.server.ts';
import { mayViewCase } from '#programme/diagnostics/policy.ts';
import { planById, planCounts, plansVisibleTo } from '#programme/planning/read.server.ts';
import { mayViewPlan } from '#programme/planning/policy.ts';
import { profileById, profileCounts, profilesVisibleTo } from '#programme/profiling/read.server.ts';
import { mayViewProfile } from '#programme/profiling/policy.ts';
import { reportById, reportCounts, reportsVisibleTo } from '#programme/reporting/read.server.ts';
import { mayViewReport } from '#programme/reporting/policy.ts';
import type { ProgrammeId } from '#kernel/id.ts';
import type { Actor } from '#register/actor.ts';
import { mayView } from '#register/policy.ts';
import { organisationById, organisationsVisibleTo } from '#register/read.server.ts';
import { actorOf, database, peopleFor } from './support/people.ts';
import { closeTables, query } from './support/tables.ts';

const { read } = database;
const { programme: here, otherProgramme } = inject('world');
const many = 1000;
const today = '2026-12-01' as LocalDate;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

afterAll(async () => {
	await closeTables();
	await database.close();
});

interface List {
	readonly name: string;
	readonly table: string;
	shown(actor: Actor, programme: ProgrammeId): Promise<readonly string[]>;
	/** The sum of the figures above the list. */
	counted?(actor: Actor, programme: ProgrammeId): Promise<number>;
	permitted(actor: Actor, id: string, programme: ProgrammeId): Promise<boolean>;
}

const lists: readonly List[] = [
	{
		name: 'organisations', table: 'register.participation',
		shown: async (actor, programme) => (await organisationsVisibleTo(read, actor, programme, {}, many)).map(({ id }) => id),
		permitted: async (actor, id, programme) => mayView(actor, { organisation: id as never, programme }) === true
	},
	{
		name: 'profiles', table: 'profiling.profile',
		shown: async (actor, programme) => (await profilesVisibleTo(read, actor, programme, {}, many)).map(({ profile }) => profile.id),
		counted: async (actor, programme) => sum(Object.values(await profileCounts(read, actor, programme, {}))),
		async permitted(actor, id) {
			const row = (await profileById(read, id))!;
			return mayViewProfile(actor, { organisation: row.organisationId, programme: row.programmeId }) === true;
		}
	},
	{
		name: 'cases', table: 'diagnostics.assessment_case',
		shown: async (actor, programme) => (await casesVisibleTo(read, actor, programme, {}, many)).map((row) => row.case.id),
		counted: async (actor, programme) => sum([...(await caseCounts(read, actor, programme)).values()]),
		permitted: async (actor, id) => mayViewCase(actor, (await caseById(read, id))!) === true
	},
	{
		name: 'reports', table: 'reporting.report',
		shown: async (actor, programme) => (await reportsVisibleTo(read, actor, programme, {}, many)).map(({ report }) => report.id),
		counted: async (actor, programme) => sum((await reportCounts(read, actor, programme)).map(({ count }) => count)),
		async permitted(actor, id) {
			const report = (await reportById(read, id))!;
			return mayViewReport(actor, report, (await organisationById(read, report.organisation))!.masked) === true;
		}
	},
	{
		name: 'plans', table: 'planning.plan',
		shown: async (actor, programme) => (await plansVisibleTo(read, actor, programme, {}, today, many)).map(({ plan }) => plan.id),
		counted: async (actor, programme) => sum([...(await planCounts(read, actor, programme)).values()]),
		permitted: async (actor, id) => mayViewPlan(actor, (await planById(read, id))!) === true
	}
];

test.each(lists)('$name', async ({ name, table, shown, counted, permitted }) => {
	const column = table === 'register.participation' ? 'organisation_id' : 'id';
	const wrong: string[] = [];
	let seen = 0;
	for (const programme of [here, otherProgramme]) {
		const all = (await query<{ id: string }>(`select ${column} as id from ${table} where programme_id = $1`, [programme])).map(({ id }) => id);
		for (const who of [...peopleFor('organisation'), 'head:plan-active', 'head:report-reviewed']) {
			const actor = await actorOf(who);
			const expected = (await Promise.all(all.map(async (id) => ((await permitted(actor, id, programme)) ? id : null)))).filter((id) => id !== null);
			const listed = await shown(actor, programme);
			seen += listed.length;
			// An organisation's own people find it in the list of every programme; whether it is shown there is the programme's matter.
			const strange = listed.filter((id) => !expected.includes(id) && all.includes(id));
			const missing = expected.filter((id) => !listed.includes(id));
			if (strange.length + missing.length > 0) wrong.push(`${who}: ${strange.length} too many, ${missing.length} too few of ${expected.length}`);
			const count = await counted?.(actor, programme);
			if (count !== undefined && count !== expected.length) wrong.push(`${who}: ${count} counted, ${expected.length} permitted`);
		}
	}
	console.log(`${name}: ${seen} rows listed to the whole cast`);
	expect(wrong).toEqual([]);
});
