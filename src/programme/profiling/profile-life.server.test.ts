/** From the first question to the confirmation and back. */
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { historyOf } from '#journal/read.server.ts';
import { isProblem } from '#kernel/problem.ts';
import { organisationById } from '#register/read.server.ts';
import { organisation as organisationTable } from '#register/tables.server.ts';
import { anOrganisation, aProgramme } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { completeAnswers, profiling, submitted, type Profiling } from '../../../tests/support/profiles.ts';
import { confirmProfile } from './confirm-profile.server.ts';
import { returnProfile as schema } from './input.ts';
import { profileById, profileStatus } from './read.server.ts';
import { reopenProfile } from './reopen-profile.server.ts';
import { returnProfile } from './return-profile.server.ts';
import { startProfile } from './start-profile.server.ts';
import { submitProfile } from './submit-profile.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
const statusOf = async ({ profile }: Profiling) => (await profileById(read, profile))?.status;
const events = async ({ organisation }: Profiling) => (await historyOf(read, organisation)).map(({ event }) => event).filter((event) => event.startsWith('profiling/'));
const problem = (code: string, status: number) => expect.objectContaining({ code, status });
type Who = Parameters<Profiling['as']>[0];

describe('begin', () => {
	test('once: whoever comes second gets the one that exists, also at the same moment', async () => {
		const of = await profiling(kadam);
		const { organisation, head } = await anOrganisation(kadam, of.programme);
		const begin = async () => startProfile(await kadam.contextFor(head), { organisation });
		const [first, second] = await Promise.all([begin(), begin()]);
		expect(second).toBe(first);
		expect(await startProfile(await of.as('member'), { organisation: of.organisation })).toBe(of.profile);
		expect((await events(of)).filter((event) => event === 'profiling/started')).toHaveLength(1);
	});
	test.each([['officer', 'common/not-permitted', 403], ['assessor', 'common/not-permitted', 403], ['stranger', 'common/not-found', 404], ['otherHead', 'common/not-found', 404]] as const)('not by %s: %s', async (who, code, status) => {
		const of = await profiling(kadam);
		await expect(startProfile(await of.as(who), { organisation: of.organisation })).rejects.toEqual(problem(code, status));
	});
	test('not where the programme has no questionnaire', async () => {
		const { organisation, head } = await anOrganisation(kadam, await aProgramme(kadam));
		await expect(startProfile(await kadam.contextFor(head), { organisation })).rejects.toMatchObject({ status: 404 });
	});
});

describe('submit', () => {
	test('is refused while anything is missing, with how much', async () => {
		const of = await profiling(kadam);
		await of.save({ ...completeAnswers, inn: null, email: 'nonsense' });
		await expect(submitProfile(await of.as('head'), { profile: of.profile })).rejects.toMatchObject({ code: 'profiling/incomplete', params: { count: 2 } });
		expect(await statusOf(of)).toBe('draft');
	});
	test('by the head, when it is complete', async () => {
		const of = await profiling(kadam);
		await submitted(of);
		expect(await profileById(read, of.profile)).toMatchObject({ status: 'submitted', submittedBy: of.people.head, submittedAt: new Date('2026-03-02T04:00:00Z') });
		expect(await events(of)).toEqual(['profiling/submitted', 'profiling/answers-saved', 'profiling/started']);
	});
	test.each(['member', 'officer', 'assessor', 'auditor', 'consultant'] as const)('not by %s', async (who) => {
		const of = await profiling(kadam);
		await of.save(completeAnswers);
		await expect(submitProfile(await of.as(who), { profile: of.profile })).rejects.toEqual(problem('workflow/not-by-this-role', 403));
	});
	test('not twice', async () => {
		const of = await profiling(kadam);
		await submitted(of);
		await expect(submitProfile(await of.as('head'), { profile: of.profile })).rejects.toMatchObject({ code: 'workflow/not-in-this-state' });
	});
});

describe('return', () => {
	const reasons = [{ question: 'mission', reason: 'Кененирээк жазыңыздар' }];
	test('with a reason for each question concerned; they are gone when it is submitted again', async () => {
		const of = await profiling(kadam);
		await submitted(of);
		await returnProfile(await of.as('officer'), { profile: of.profile, reasons });
		expect(await profileById(read, of.profile)).toMatchObject({ status: 'returned', returnedReasons: reasons, decidedBy: of.people.officer });
		await submitProfile(await of.as('head'), { profile: of.profile });
		expect(await profileById(read, of.profile)).toMatchObject({ status: 'submitted', returnedReasons: [] });
	});
	test('is recorded by the questions alone', async () => {
		const of = await profiling(kadam);
		await submitted(of);
		await returnProfile(await of.as('officer'), { profile: of.profile, reasons });
		expect((await historyOf(read, of.organisation))[0]).toMatchObject({ event: 'profiling/returned', data: { questions: ['mission'] } });
	});
	test('not for a question that nobody asked', async () => {
		const of = await profiling(kadam);
		await submitted(of);
		await expect(returnProfile(await of.as('officer'), { profile: of.profile, reasons: [{ question: 'nothing', reason: 'а' }] })).rejects.toMatchObject({ code: 'common/invalid-input' });
	});
	test('what a form sends: blank reasons are none, and there must be one', () => {
		const profile = '01a203f3-8b99-70d2-9c98-dea6b2f24857';
		expect(schema.parse({ profile, reasons: { mission: ' Кененирээк ', inn: '  ' } }).reasons).toEqual([{ question: 'mission', reason: 'Кененирээк' }]);
		for (const none of [{}, { mission: '' }, undefined]) expect(schema.safeParse({ profile, reasons: none }).error?.issues[0]).toMatchObject({ path: ['reasons'], params: { code: 'profiling/reason-missing' } });
	});
	test('undecided after a refusal: nothing has changed', async () => {
		const of = await profiling(kadam);
		await expect(returnProfile(await of.as('officer'), { profile: of.profile, reasons })).rejects.toSatisfy(isProblem);
		expect(await statusOf(of)).toBe('draft');
	});
});

describe('confirm', () => {
	test('holds for twelve months, and the register repeats what lists ask for', async () => {
		const of = await profiling(kadam);
		await submitted(of);
		await confirmProfile(await of.as('officer'), { profile: of.profile });
		expect(await profileStatus(read, of.organisation)).toMatchObject({ status: 'confirmed', confirmedUntil: '2027-03-02' });
		expect(await organisationById(read, of.organisation)).toMatchObject({ name: completeAnswers['name'], region: 'KG-O', legalForm: 'foundation', paidStaff: 2, foundedYear: 2019, masked: true });
	});
	test('finds the organisation by its number from then on', async () => {
		const of = await profiling(kadam);
		await submitted(of);
		await confirmProfile(await of.as('officer'), { profile: of.profile });
		const rows = await read.select({ text: sql<string>`${organisationTable.searchText}` }).from(organisationTable);
		expect(rows.some(({ text }) => text.includes('01207199510092'))).toBe(true);
	});
});

describe.each([
	['confirm', async (of: Profiling, who: Who) => confirmProfile(await of.as(who), { profile: of.profile })],
	['return', async (of: Profiling, who: Who) => returnProfile(await of.as(who), { profile: of.profile, reasons: [{ question: 'mission', reason: 'а' }] })]
] as const)('%s', (_, decide) => {
	test.each([['head', 403], ['member', 403], ['assessor', 403], ['auditor', 403], ['consultant', 403], ['donor', 403], ['stranger', 404], ['otherHead', 404]] as const)('not by %s: %i', async (who, status) => {
		const of = await profiling(kadam);
		await submitted(of);
		await expect(decide(of, who)).rejects.toMatchObject({ status });
		expect(await statusOf(of)).toBe('submitted');
	});
	test('only once, of two officers who decide at the same moment', async () => {
		const of = await profiling(kadam);
		await submitted(of);
		const results = await Promise.allSettled([decide(of, 'officer'), decide(of, 'officer')]);
		expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
	});
});

describe('bring up to date', () => {
	test('opens the profile, and the confirmation ends with that', async () => {
		const of = await profiling(kadam);
		await submitted(of);
		await confirmProfile(await of.as('officer'), { profile: of.profile });
		await expect(reopenProfile(await of.as('officer'), { profile: of.profile })).rejects.toEqual(problem('workflow/not-by-this-role', 403));
		await reopenProfile(await of.as('head'), { profile: of.profile });
		expect(await profileStatus(read, of.organisation)).toMatchObject({ status: 'draft', confirmedUntil: null });
		expect((await events(of))[0]).toBe('profiling/reopened');
	});
});
