import { expect, test } from 'vitest';
import { newId, type OrganisationId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { historyOf } from '#journal/read.server.ts';
import { consentsOf } from '#register/read.server.ts';
import { aPerson, aProgramme, aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, anotherOrganisation, confirmUntil, diagnosing, done, requested, scheduled } from '../../../tests/support/diagnostic-case.ts';
import { caseById, casesOf, openCase } from './read.server.ts';
import { requestDiagnostics } from './request-diagnostics.server.ts';
import { withdrawDiagnostics } from './withdraw-diagnostics.server.ts';

const kadam = await testDatabase();
const of = await diagnosing(kadam);
const { read } = kadam.database;

const fresh = () => another(kadam, of);
const wish = (organisation: OrganisationId) => ({ organisation, programme: of.programme as string, weeks: ['2026-04-06' as LocalDate], language: 'ky' as const, place: 'Нарын', note: 'Жайында эмес', consent: true as const });
const issued = async () => true;
const notIssued = async () => false;

test('an organisation with a confirmed profile asks, and its consent is kept with the text it read', async () => {
	const own = await fresh();
	const { case: id, round } = await requestDiagnostics(await own.as('member'), wish(own.organisation));
	expect(round).toBe(1);
	expect(await caseById(read, id)).toMatchObject({ status: 'requested', requestedBy: own.member, instrument: { key: 'organisational', version: 1 }, preferences: { weeks: ['2026-04-06'], note: 'Жайында эмес' }, assessors: [] });
	expect((await consentsOf(read, own.organisation)).at(-1)).toMatchObject({ scope: 'diagnostics', textVersion: 1, language: 'ky', personId: own.member });
	expect((await historyOf(read, own.organisation))[0]).toMatchObject({ event: 'diagnostics/requested', actor: own.member, data: { round: 1 } });
});

test('a repeat of the same command asks once', async () => {
	const own = await fresh();
	const command = newId<'command'>();
	const answers = [await requestDiagnostics(await own.as('head', command), wish(own.organisation)), await requestDiagnostics(await own.as('head', command), wish(own.organisation))];
	expect(answers[1]).toEqual(answers[0]);
	expect(await casesOf(read, own.organisation)).toHaveLength(1);
});

test('one diagnostic at a time, also when two ask at the same moment', async () => {
	const own = await fresh();
	const asking = await Promise.allSettled([own.head, own.member].map(async (who) => requestDiagnostics(await own.as(who), wish(own.organisation))));
	expect(asking.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(asking.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'diagnostics/case-open-already' } });
	expect(await consentsOf(read, own.organisation)).toHaveLength(2);
});

test('without a profile that is confirmed today there is no diagnostic', async () => {
	const own = await fresh();
	await confirmUntil(kadam, own.organisation, '2026-03-01' as LocalDate);
	await expect(requestDiagnostics(await own.as('head'), wish(own.organisation))).rejects.toMatchObject({ code: 'diagnostics/profile-not-confirmed' });
	await confirmUntil(kadam, own.organisation, '2026-03-02' as LocalDate);
	await requestDiagnostics(await own.as('head'), wish(own.organisation));
});

test('only the organisation itself asks; strangers do not learn that it exists', async () => {
	const own = await fresh();
	await expect(requestDiagnostics(await of.as('officer'), wish(own.organisation))).rejects.toMatchObject({ code: 'common/not-permitted', status: 403 });
	await expect(requestDiagnostics(await of.as('head'), wish(own.organisation))).rejects.toMatchObject({ code: 'common/not-found' });
	await expect(requestDiagnostics(await kadam.contextFor(await aPerson(kadam)), wish(own.organisation))).rejects.toMatchObject({ code: 'common/not-found' });
	const elsewhere = await aProgramme(kadam);
	await expect(requestDiagnostics(await own.as('head'), { ...wish(own.organisation), programme: elsewhere })).rejects.toMatchObject({ code: 'common/not-found' });
});

test('a programme without an instrument cannot diagnose', async () => {
	const programme = await aProgramme(kadam, { profile: { key: 'profile', version: 1 } });
	const own = await anotherOrganisation(kadam, programme);
	await expect(requestDiagnostics(await kadam.contextFor(own.head), { ...wish(own.organisation), programme })).rejects.toMatchObject({ code: 'diagnostics/no-instrument' });
});

test('the head withdraws without giving a reason: consent and access end, and the number is used again', async () => {
	const own = await fresh();
	const id = await scheduled(own);
	const assessor = await own.as('assessor');
	await withdrawDiagnostics(await own.as('head'), { case: id, reason: '' }, notIssued);
	expect(await caseById(read, id)).toMatchObject({ status: 'withdrawn', statusReason: null });
	expect(await openCase(read, own.organisation)).toBeUndefined();
	expect((await consentsOf(read, own.organisation)).at(-1)!.withdrawnAt).toEqual(kadam.settableClock.now());
	expect(assessor.actor.assignments.some(({ organisation }) => organisation === own.organisation)).toBe(true);
	expect((await own.as('assessor')).actor.assignments.some(({ organisation }) => organisation === own.organisation)).toBe(false);
	expect(await caseById(read, await requested(own))).toMatchObject({ round: 1 });
});

test('an assessor of an earlier round keeps sight of the organisation when a later one is withdrawn', async () => {
	const own = await fresh();
	await done(own);
	const id = await scheduled(own);
	expect(await caseById(read, id)).toMatchObject({ round: 2 });
	await withdrawDiagnostics(await own.as('head'), { case: id, reason: 'Башка убакта' }, notIssued);
	expect((await own.as('lead')).actor.assignments.some(({ organisation }) => organisation === own.organisation)).toBe(true);
});

test('nobody but the head withdraws, and nobody once the report is issued', async () => {
	const own = await fresh();
	const id = await requested(own);
	for (const who of ['member', 'officer'] as const) {
		await expect(withdrawDiagnostics(await own.as(who), { case: id, reason: '' }, notIssued)).rejects.toMatchObject({ code: 'workflow/not-by-this-role', status: 403 });
	}
	await expect(withdrawDiagnostics(await own.as('head'), { case: id, reason: '' }, issued)).rejects.toMatchObject({ code: 'diagnostics/report-already-issued' });
	await expect(withdrawDiagnostics(await of.as('head'), { case: id, reason: '' }, notIssued)).rejects.toMatchObject({ status: 404 });
	const donor = await aStaffMember(kadam, of.programme, 'donor');
	await expect(withdrawDiagnostics(await of.as(donor), { case: id, reason: '' }, notIssued)).rejects.toMatchObject({ status: 404 });
});
