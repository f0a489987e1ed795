import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { historyOf } from '#journal/read.server.ts';
import { requestDiagnostics } from '#programme/diagnostics/request-diagnostics.server.ts';
import { aPerson } from '../support/cast.ts';
import { testDatabase } from '../support/database.ts';
import { another, diagnosing } from '../support/diagnostic-case.ts';
import { refusalOf } from '#programme/reporting/cases/reporting.ts';
import { hasWithdrawn } from '#register/consent.server.ts';
import { allConsents, consentsAround } from '#register/read-consents.server.ts';
import { renewParticipation, withdrawParticipation } from '#register/withdraw-consent.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
const base = await diagnosing(kadam);
const given = async (of: typeof base) => (await consentsAround(read, of.head, [of.organisation])).filter(({ consent }) => consent.scope === 'participation').map(({ consent }) => consent);
const asking = (of: typeof base) => ({ organisation: of.organisation, programme: of.programme, weeks: [], language: 'ky' as const, place: '', note: '', consent: true as const });

describe('taking part', () => {
	test('is recorded with who, when, text, version and language, and can be taken back by whoever gave it', async () => {
		const of = await another(kadam, base);
		const [first] = await given(of);
		expect(first).toMatchObject({ personId: of.head, programmeId: of.programme, textVersion: 1, language: 'ky', withdrawnAt: null });
		await withdrawParticipation(await of.as('head'), { consent: first!.id });
		expect((await given(of))[0]).toMatchObject({ id: first!.id, withdrawnAt: kadam.settableClock.now() });
		expect((await historyOf(read, of.organisation))[0]).toMatchObject({ event: 'register/consent-withdrawn', actor: of.head, data: { scope: 'participation' } });
		expect(await refusalOf(withdrawParticipation(await of.as('head'), { consent: first!.id }))).toBe('register/consent-withdrawn-already');
	});

	test('once taken back, nothing new begins until the head gives it again; the ledger keeps both', async () => {
		const of = await another(kadam, base);
		await withdrawParticipation(await of.as('head'), { consent: (await given(of))[0]!.id });
		expect(await refusalOf(requestDiagnostics(await of.as('head'), asking(of)))).toBe('register/participation-withdrawn');
		kadam.settableClock.advance(1000);
		expect(await refusalOf(renewParticipation(await of.as('member'), of))).toBe('common/not-permitted');
		await renewParticipation(await of.as('head'), of);
		expect((await given(of)).map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([false, true]);
		expect(await hasWithdrawn(read, of)).toBe(false);
		expect(await refusalOf(renewParticipation(await of.as('head'), of))).toBe('register/consent-stands');
		await requestDiagnostics(await of.as('head'), asking(of));
		expect((await allConsents(read)).filter(({ consent }) => consent.organisationId === of.organisation)).toHaveLength(3);
	});

	test('cannot be taken back by others, and is unknown to strangers', async () => {
		const of = await another(kadam, base);
		const [consent] = await given(of);
		for (const who of ['officer', 'member'] as const) expect(await refusalOf(withdrawParticipation(await of.as(who), { consent: consent!.id })), who).toBe('common/not-permitted');
		const stranger = await kadam.contextFor(await aPerson(kadam));
		expect(await refusalOf(withdrawParticipation(stranger, { consent: consent!.id }))).toBe('common/not-found');
		expect(await refusalOf(withdrawParticipation(stranger, { consent: newId() }))).toBe('common/not-found');
		expect(await refusalOf(renewParticipation(stranger, of))).toBe('common/not-found');
	});
});

test('a consent to diagnostics is taken back with the diagnostics itself', async () => {
	const of = await another(kadam, base);
	await requestDiagnostics(await of.as('head'), asking(of));
	const [own] = (await consentsAround(read, of.head, [])).filter(({ consent }) => consent.scope === 'diagnostics');
	expect(await refusalOf(withdrawParticipation(await of.as('head'), { consent: own!.consent.id }))).toBe('register/consent-of-its-own');
});
