import { expect, test } from 'vitest';
import { historyOf } from '#journal/read.server.ts';
import { member } from '#register/tables.server.ts';
import { aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, diagnosing, inSession, requested, scheduled, scheduling } from '../../../tests/support/diagnostic-case.ts';
import { declareNoConflict } from './declare-no-conflict.server.ts';
import { caseById } from './read.server.ts';
import { scheduleDiagnostics } from './schedule-diagnostics.server.ts';
import { startSession } from './start-session.server.ts';

const kadam = await testDatabase();
const base = await diagnosing(kadam);
const { read } = kadam.database;

const fresh = () => another(kadam, base);

test('an officer sets date, place and assessors, and the organisation is entrusted to them', async () => {
	const of = await fresh();
	const id = await requested(of);
	await scheduleDiagnostics(await of.as('officer'), scheduling(of, id));
	expect(await caseById(read, id)).toMatchObject({
		status: 'scheduled', scheduledOn: '2026-03-12', place: 'Нарын шаары, Ленин 5', version: 2, changedBy: of.officer,
		assessors: [{ person: of.lead, isLead: true, declaredNoConflictAt: null }, { person: of.assessor, isLead: false, declaredNoConflictAt: null }]
	});
	const entrusted = { programme: of.programme, organisation: of.organisation };
	expect((await of.as('lead')).actor.assignments).toContainEqual({ ...entrusted, role: 'leadAssessor' });
	expect((await of.as('assessor')).actor.assignments).toContainEqual({ ...entrusted, role: 'assessor' });
	expect((await historyOf(read, of.organisation))[0]).toMatchObject({ event: 'diagnostics/scheduled', data: { on: '2026-03-12' } });
});

test('it may be set anew until the session; who left sees no more, who stays need not declare again', async () => {
	const of = await fresh();
	const id = await scheduled(of);
	const other = await aStaffMember(kadam, of.programme, 'assessor');
	await scheduleDiagnostics(await of.as('officer'), { ...scheduling(of, id, 2), place: 'Ош', assessors: [other] });
	const now = await caseById(read, id);
	expect(now).toMatchObject({ status: 'scheduled', place: 'Ош', version: 3 });
	expect(now!.assessors.map(({ person, declaredNoConflictAt }) => [person, declaredNoConflictAt !== null])).toEqual([[of.lead, true], [other, false]]);
	expect((await of.as('assessor')).actor.assignments.some(({ organisation }) => organisation === of.organisation)).toBe(false);
	await scheduleDiagnostics(await of.as('lead'), { ...scheduling(of, id, 3), assessors: [] });
	await startSession(await of.as('lead'), { case: id });
	await expect(scheduleDiagnostics(await of.as('officer'), scheduling(of, id, 4))).rejects.toMatchObject({ code: 'workflow/not-in-this-state', status: 409 });
});

test('an edit of something older is refused and names who was faster', async () => {
	const of = await fresh();
	const id = await requested(of);
	await scheduleDiagnostics(await of.as('officer'), scheduling(of, id));
	const late = scheduleDiagnostics(await of.as('officer'), { ...scheduling(of, id), place: 'Ош' });
	await expect(late).rejects.toMatchObject({ code: 'diagnostics/changed-meanwhile', params: { who: expect.stringContaining('officer'), at: '02.03.2026 10:00' } });
	expect(await caseById(read, id)).toMatchObject({ place: 'Нарын шаары, Ленин 5' });
});

test('assessors are assessors of the programme, a lead is a lead, and nobody assesses an organisation of their own', async () => {
	const of = await fresh();
	const id = await requested(of);
	const attempt = async (change: object) => scheduleDiagnostics(await of.as('officer'), { ...scheduling(of, id), ...change });
	await expect(attempt({ lead: of.assessor })).rejects.toMatchObject({ code: 'diagnostics/not-an-assessor', fields: [{ field: 'lead' }] });
	await expect(attempt({ assessors: [of.officer] })).rejects.toMatchObject({ code: 'diagnostics/not-an-assessor', fields: [{ field: 'assessors' }] });
	await kadam.database.read.insert(member).values({ organisationId: of.organisation, personId: of.assessor, role: 'member', since: kadam.settableClock.now() });
	await expect(attempt({})).rejects.toMatchObject({ code: 'diagnostics/assessor-is-member' });
});

test('the organisation and assessors who are not yet appointed do not schedule', async () => {
	const of = await fresh();
	const id = await requested(of);
	await expect(scheduleDiagnostics(await of.as('head'), scheduling(of, id))).rejects.toMatchObject({ code: 'workflow/not-by-this-role', status: 403 });
	await expect(scheduleDiagnostics(await of.as('lead'), scheduling(of, id))).rejects.toMatchObject({ status: 404 });
	await expect(scheduleDiagnostics(await of.as('officer'), { ...scheduling(of, id), case: '00000000-0000-7000-8000-000000000000' })).rejects.toMatchObject({ status: 404 });
});

test('an assessor declares to have no conflict before anything else', async () => {
	const of = await fresh();
	const id = await requested(of);
	await scheduleDiagnostics(await of.as('officer'), scheduling(of, id));
	await expect(startSession(await of.as('assessor'), { case: id })).rejects.toMatchObject({ code: 'diagnostics/conflict-not-declared' });
	await expect(declareNoConflict(await of.as('officer'), { case: id })).rejects.toMatchObject({ code: 'common/not-permitted' });
	await declareNoConflict(await of.as('assessor'), { case: id });
	await startSession(await of.as('assessor'), { case: id });
	expect(await caseById(read, id)).toMatchObject({ status: 'consensusSession', sessionOn: '2026-03-02' });
});

test('a session starts once, and not by the organisation or the officer', async () => {
	const of = await fresh();
	const id = await inSession(of);
	await expect(startSession(await of.as('lead'), { case: id })).rejects.toMatchObject({ code: 'workflow/not-in-this-state' });
	const other = await fresh();
	const waiting = await scheduled(other);
	for (const who of ['head', 'officer'] as const) await expect(startSession(await other.as(who), { case: waiting })).rejects.toMatchObject({ code: 'workflow/not-by-this-role' });
});

test('whoever assessed an earlier round may read the next, and is no assessor of it', async () => {
	const of = await fresh();
	const id = await scheduled(of);
	const other = await aStaffMember(kadam, of.programme, 'leadAssessor');
	await kadam.database.pool.query("insert into register.assignment values ($1, $2, $3, 'leadAssessor', now(), null)", [of.programme, of.organisation, other]);
	await expect(startSession(await of.as(other), { case: id })).rejects.toMatchObject({ code: 'workflow/not-by-this-role' });
	await expect(scheduleDiagnostics(await of.as(other), scheduling(of, id, 2))).rejects.toMatchObject({ code: 'common/not-permitted' });
});
