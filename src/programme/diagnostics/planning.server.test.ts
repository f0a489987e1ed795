import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { aStaffMember } from '../../../tests/support/cast.ts';
import { another, diagnosing, requested, scheduling } from '../../../tests/support/diagnostic-case.ts';
import { caseById } from './read.server.ts';
import { readCalendar } from './read-calendar.server.ts';
import { readTravel } from './read-travel.server.ts';
import { requestDiagnostics } from './request-diagnostics.server.ts';
import { scheduleDiagnostics } from './schedule-diagnostics.server.ts';
import { weeksFrom } from './weeks.ts';

const kadam = await testDatabase();
const of = await diagnosing(kadam);
const [first, second] = [await another(kadam, of), await another(kadam, of)];
const day = (text: string) => text as LocalDate;
const id = await requested(of);
await scheduleDiagnostics(await of.as('officer'), { ...scheduling(of, id), startsAt: '10:00' });
const scheduled = (await caseById(kadam.database.read, id))!;
const wish = (own: typeof of, weeks: LocalDate[]) => ({ organisation: own.organisation as string, programme: of.programme as string, weeks, language: 'ky' as const, place: '', note: '', consent: true as const });
const { case: near } = await requestDiagnostics(await first.as('head'), wish(first, weeksFrom(scheduled.scheduledOn!, 3)));
const { case: far } = await requestDiagnostics(await second.as('head'), wish(second, [day('2026-06-01')]));

test('whom the week of a set day suits is proposed for the same journey', async () => {
	const page = await readTravel(await of.as('officer'), of.programme);
	expect(page.journeys).toEqual([expect.objectContaining({ region: 'Нарын облусу', week: '09.03–15.03.2026' })]);
	expect(page.journeys[0]!.visits.map((visit) => visit.id).sort()).toEqual([id, near].sort());
	expect(page.alone).toEqual([expect.objectContaining({ id: far, wish: '01.06–07.06.2026' })]);
	expect(page.regions.find(({ region }) => region === 'KG-N')).toMatchObject({ waiting: 2, scheduled: 1, underWay: 0 });
	expect(page.regions).toHaveLength(9);
});

test('the calendar holds the day under everybody who comes, and shows who is free', async () => {
	const page = await readCalendar(await of.as('officer'), of.programme, '2026-03-11');
	expect(page.weeks[0]).toMatchObject({ week: '2026-03-09', label: '09.03–15.03.2026' });
	for (const who of [of.lead, of.assessor]) expect(page.rows.find((row) => row.id === who)!.cells.map((cell) => cell.length)).toEqual([1, 0, 0, 0, 0, 0]);
	expect(page.days).toEqual([expect.objectContaining({ on: '2026-03-12', sessions: [expect.objectContaining({ id, at: '10:00', place: 'Нарын шаары, Ленин 5', doubled: [] })] })]);
	expect((await readCalendar(await of.as('officer'), of.programme, '2026-03-16')).days).toEqual([]);
	expect((await readCalendar(await of.as('officer'), of.programme, 'бүгүн')).weeks[0]!.isNow).toBe(true);
});

test('who is to be in two places on one day is named', async () => {
	await scheduleDiagnostics(await of.as('officer'), { ...scheduling(of, near), assessors: [] });
	const { days } = await readCalendar(await of.as('officer'), of.programme, '2026-03-12');
	expect(days[0]!.sessions.map(({ doubled }) => doubled.length)).toEqual([1, 1]);
	expect(days[0]!.sessions[0]!.doubled).toEqual([days[0]!.sessions[1]!.team[0]!.name]);
});

test('an assessor sees the journeys that are entrusted to them, and no others', async () => {
	const stranger = await aStaffMember(kadam, of.programme, 'assessor');
	expect((await readCalendar(await of.as(stranger), of.programme, '2026-03-12')).days).toEqual([]);
	expect((await readTravel(await of.as(stranger), of.programme)).alone).toEqual([]);
	expect((await readCalendar(await of.as('assessor'), of.programme, '2026-03-12')).days[0]!.sessions.map((session) => session.id)).toEqual([id]);
});

test.each(['head', 'member'] as const)('the planning is no matter of an organisation: %s', async (who) => {
	await expect(readTravel(await of.as(who), of.programme)).rejects.toMatchObject({ code: 'common/not-permitted' });
	await expect(readCalendar(await of.as(who), of.programme, null)).rejects.toMatchObject({ code: 'common/not-permitted' });
});
