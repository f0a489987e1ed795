import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { entry } from '#journal/tables.server.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { PersonId } from '#kernel/id.ts';
import { codes } from '../../../tests/support/arbitrary-scores.ts';
import { aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, type Diagnosing, diagnosing, inVerification, provenFor, scheduled, scheduling, scoreAt } from '../../../tests/support/diagnostic-case.ts';
import { appointSecondAssessor } from './appoint-second-assessor.server.ts';
import { completeVerification } from './complete-verification.server.ts';
import { declareConflict } from './declare-conflict.server.ts';
import { declareNoConflict } from './declare-no-conflict.server.ts';
import { endDoubleScoring } from './end-double-scoring.server.ts';
import { handInIndependentScores } from './hand-in-independent-scores.server.ts';
import { caseById, resultOf } from './read.server.ts';
import { readCase } from './read-case.server.ts';
import { readComparison, readIndependent, readReconciling, readSecond, readSheet } from './read-double-scoring.server.ts';
import { readQuality } from './read-quality.server.ts';
import { readEvidence } from './read-evidence.server.ts';
import { readLayer, readScoring } from './read-scoring.server.ts';
import { readResult } from './read-result.server.ts';
import { reconcileScores } from './reconcile-scores.server.ts';
import { saveIndependentScores } from './save-independent-scores.server.ts';
import { scheduleDiagnostics } from './schedule-diagnostics.server.ts';
import { takeAgreements } from './take-agreements.server.ts';
import { verifyScores } from './verify-scores.server.ts';

const kadam = await testDatabase();
const base = await diagnosing(kadam);
const { read } = kadam.database;
const notIssued = () => Promise.resolve(false);
const version = async (id: string) => (await caseById(read, id))!.version;
const canary = 'канарейка-7f3a';

/** A case in verification with somebody new as second assessor, who has declared. */
async function scoredTwice(): Promise<{ of: Diagnosing; id: string; second: PersonId }> {
	const of = await another(kadam, base);
	const id = await inVerification(of);
	const second = await aStaffMember(kadam, of.programme, 'assessor');
	await appointSecondAssessor(await of.as('officer'), { case: id, second, basedOn: await version(id) });
	await declareNoConflict(await of.as(second), { case: id });
	return { of, id, second };
}

const sheet = (except: Readonly<Record<string, 1 | 2>> = {}, comment = '') => codes.map((code) => ({ ...scoreAt(code, except[code] ?? 2), comment }));

async function handedIn({ of, id, second }: Awaited<ReturnType<typeof scoredTwice>>): Promise<void> {
	await saveIndependentScores(await of.as('lead'), { case: id, scores: sheet({}, 'Жетекчи') });
	await handInIndependentScores(await of.as('lead'), { case: id });
	await saveIndependentScores(await of.as(second), { case: id, scores: sheet({ '1.1': 1 }, 'Экинчи') });
	await handInIndependentScores(await of.as(second), { case: id });
}

describe('a second assessor', () => {
	test('is appointed by the officer or the lead, joins the team, and is asked for a declaration first', async () => {
		const of = await another(kadam, base);
		const id = await scheduled(of);
		const second = await aStaffMember(kadam, of.programme, 'assessor');
		await appointSecondAssessor(await of.as('lead'), { case: id, second, basedOn: await version(id) });
		expect((await caseById(read, id))!.raters).toMatchObject([{ person: of.lead, isSecond: false }, { person: second, isSecond: true, begunAt: null, handedInAt: null }]);
		expect((await readCase(await of.as(second), id, notIssued)).head.abilities).toMatchObject({ declareNoConflict: true, scoreIndependently: false });
	});
	test('is nobody of the organisation, not the lead, and no stranger to the programme', async () => {
		const of = await another(kadam, base);
		const id = await scheduled(of);
		const appoint = async (second: PersonId, by: 'officer' | 'assessor' | 'head' = 'officer') => appointSecondAssessor(await of.as(by), { case: id, second, basedOn: await version(id) });
		await expect(appoint(of.lead)).rejects.toMatchObject({ code: 'diagnostics/second-is-first' });
		await expect(appoint(of.member)).rejects.toMatchObject({ code: 'diagnostics/not-an-assessor' });
		for (const by of ['assessor', 'head'] as const) await expect(appoint(of.assessor, by)).rejects.toMatchObject({ code: 'common/not-permitted' });
	});
	test('with an interest in the organisation says so, even after the group has met, and scores nothing', async () => {
		const of = await another(kadam, base);
		const id = await inVerification(of);
		const second = await aStaffMember(kadam, of.programme, 'assessor');
		const appoint = async () => appointSecondAssessor(await of.as('officer'), { case: id, second, basedOn: await version(id) });
		await appoint();
		await declareConflict(await of.as(second), { case: id, reason: 'Жубайым ушул уюмда иштейт' });
		expect((await caseById(read, id))!.raters).toEqual([]);
		await expect(saveIndependentScores(await of.as(second), { case: id, scores: sheet() })).rejects.toMatchObject({ code: 'common/not-permitted' });
		await expect(appoint()).rejects.toMatchObject({ code: 'diagnostics/assessor-has-conflict' });
	});
	test('comes too late where scores are verified already', async () => {
		const of = await another(kadam, base);
		const id = await inVerification(of);
		await verifyScores(await of.as('lead'), { case: id, scores: [scoreAt('1.1', 2)] });
		await expect(appointSecondAssessor(await of.as('officer'), { case: id, second: of.assessor, basedOn: await version(id) })).rejects.toMatchObject({ code: 'diagnostics/verified-already' });
		expect((await readSecond(await of.as('officer'), id)).mayChoose).toBe(false);
	});
	test('is forgotten when the team is set anew without them', async () => {
		const of = await another(kadam, base);
		const id = await scheduled(of);
		await appointSecondAssessor(await of.as('officer'), { case: id, second: of.assessor, basedOn: await version(id) });
		await scheduleDiagnostics(await of.as('officer'), { ...scheduling(of, id, await version(id)), scheduledOn: '2026-03-13' as LocalDate });
		expect((await caseById(read, id))!.raters).toHaveLength(2);
		await scheduleDiagnostics(await of.as('officer'), { ...scheduling(of, id, await version(id)), assessors: [] });
		expect((await caseById(read, id))!.raters).toEqual([]);
	});
});

describe('two sheets', () => {
	test('nobody reads what another gave before both have handed in: no page, no journal', async () => {
		const { of, id, second } = await scoredTwice();
		await saveIndependentScores(await of.as('lead'), { case: id, scores: sheet({}, canary) });
		await handInIndependentScores(await of.as('lead'), { case: id });
		await saveIndependentScores(await of.as(second), { case: id, scores: [{ ...scoreAt('1.1', 1), comment: 'өзүмдүкү' }] });
		const auditor = await aStaffMember(kadam, of.programme, 'auditor');
		for (const reader of [second, of.assessor, of.officer, of.head, of.member, auditor]) {
			const ctx = await of.as(reader);
			const pages = [readCase(ctx, id, notIssued), readLayer(ctx, id, 'consensus'), readLayer(ctx, id, 'verified'), readScoring(ctx, id, 'verified', '1.1'), readScoring(ctx, id, 'consensus', '1.1'), readEvidence(ctx, id, null), readResult(ctx, id, null), readSheet(ctx, id), readIndependent(ctx, id, '1.1'), readComparison(ctx, id), readReconciling(ctx, id, '1.1'), readSecond(ctx, id), resultOf(read, id, 'verified')];
			const shown = JSON.stringify(await Promise.allSettled(pages));
			expect(shown).not.toContain(canary);
			if (reader !== second) expect(shown).not.toContain('өзүмдүкү');
			await expect(readComparison(ctx, id)).rejects.toMatchObject({ code: 'common/not-permitted' });
		}
		expect(JSON.stringify(await readSheet(await of.as('lead'), id))).not.toContain('өзүмдүкү');
		const journal = await read.select().from(entry).where(eq(entry.subjectId, id)).orderBy(entry.sequence);
		expect(JSON.stringify(journal)).not.toContain(canary);
		expect(journal.filter(({ event }) => event === 'diagnostics/independent-scores-saved').map(({ data }) => data)).toEqual([{ count: codes.length }, { count: 1 }]);
	});
	test('keep the verified layer shut until both are in, for everybody', async () => {
		const { of, id, second } = await scoredTwice();
		for (const who of ['lead', 'assessor', second] as const) await expect(verifyScores(await of.as(who), { case: id, scores: [scoreAt('1.1', 2)] })).rejects.toMatchObject({ code: 'diagnostics/scored-independently' });
		await expect(completeVerification(await of.as('lead'), { case: id })).rejects.toMatchObject({ code: 'diagnostics/scored-independently' });
		await expect(takeAgreements(await of.as('lead'), { case: id })).rejects.toMatchObject({ code: 'diagnostics/scored-independently' });
		expect((await readLayer(await of.as('lead'), id, 'verified')).canWrite).toBe(false);
	});
	test('are those of the two alone, whole when they are handed in, and as they were from then on', async () => {
		const { of, id, second } = await scoredTwice();
		await expect(saveIndependentScores(await of.as('assessor'), { case: id, scores: sheet() })).rejects.toMatchObject({ code: 'common/not-permitted' });
		await expect(readSheet(await of.as('assessor'), id)).rejects.toMatchObject({ status: 404 });
		const ctx = await of.as(second);
		await saveIndependentScores(ctx, { case: id, scores: sheet().slice(1) });
		await expect(handInIndependentScores(ctx, { case: id })).rejects.toMatchObject({ code: 'diagnostics/layer-incomplete' });
		expect((await readSheet(ctx, id)).missing).toHaveLength(1);
		await expect(saveIndependentScores(ctx, { case: id, scores: [scoreAt(codes[0]!, 3)] })).rejects.toMatchObject({ code: 'diagnostics/level-without-evidence' });
		await provenFor(of, id, codes[0]!);
		await saveIndependentScores(ctx, { case: id, scores: [scoreAt(codes[0]!, 3)] });
		await handInIndependentScores(ctx, { case: id });
		await expect(saveIndependentScores(ctx, { case: id, scores: [scoreAt(codes[0]!, 2, 1)] })).rejects.toMatchObject({ code: 'diagnostics/handed-in-already' });
		expect(await readIndependent(ctx, id, codes[0]!)).toMatchObject({ canWrite: false, score: { level: 3 } });
	});
	test('on two devices never overwrite each other', async () => {
		const { of, id, second } = await scoredTwice();
		const ctx = await of.as(second);
		await saveIndependentScores(ctx, { case: id, scores: [scoreAt('1.1', 2)] });
		const late = await saveIndependentScores(ctx, { case: id, scores: [scoreAt('1.1', 1), scoreAt('1.2', 1)] });
		expect(late.versions).toEqual({ '1.2': 1 });
		expect(late.conflicts).toMatchObject([{ standing: { indicator: '1.1', mark: { level: 2 } } }]);
		expect((await saveIndependentScores(ctx, { case: id, scores: [scoreAt('1.1', 1, 1)] })).versions).toEqual({ '1.1': 2 });
	});
});

describe('both handed in', () => {
	test('what differs stands first, with how far the two agree; what is settled is verified with its reason', async () => {
		const twice = await scoredTwice();
		const { of, id, second } = twice;
		await handedIn(twice);
		const ctx = await of.as(second);
		const view = await readComparison(ctx, id);
		expect(view.differing.map(({ code, first, second: other }) => [code, first.level, other.level])).toEqual([['1.1', 2, 1]]);
		expect(view.agreement).toMatchObject({ n: codes.length, exact: (codes.length - 1) / codes.length, within1: 1 });
		expect(await takeAgreements(ctx, { case: id })).toBe(codes.length - 1);
		expect(await takeAgreements(await of.as('lead'), { case: id })).toBe(0);
		await expect(reconcileScores(ctx, { case: id, scores: [scoreAt('1.1', 1)] })).rejects.toMatchObject({ code: 'diagnostics/reconciled-without-reason' });
		expect(await readReconciling(ctx, id, '1.1')).toMatchObject({ first: { score: { level: 2, comment: 'Жетекчи' } }, second: { score: { level: 1, comment: 'Экинчи' } }, verified: null, next: `/diagnostics/${id}/compare` });
		await reconcileScores(ctx, { case: id, scores: [{ ...scoreAt('1.1', 1), comment: 'Протокол жок' }] });
		expect((await readLayer(ctx, id, 'verified')).missing).toEqual([]);
		await completeVerification(await of.as('lead'), { case: id });
		expect((await caseById(read, id))!.status).toBe('done');
	});
	test('the sheets stay with those who assess: the organisation never reads them', async () => {
		const twice = await scoredTwice();
		await handedIn(twice);
		for (const who of ['head', 'member'] as const) {
			await expect(readComparison(await twice.of.as(who), twice.id)).rejects.toMatchObject({ code: 'common/not-permitted' });
			expect(JSON.stringify(await readCase(await twice.of.as(who), twice.id, notIssued))).toContain('"doubleScoring":null');
		}
		expect((await readComparison(await twice.of.as('officer'), twice.id)).canWrite).toBe(false);
		await expect(appointSecondAssessor(await twice.of.as('officer'), { case: twice.id, second: twice.of.assessor, basedOn: await version(twice.id) })).rejects.toMatchObject({ code: 'diagnostics/handed-in-already' });
	});
});

test('a second assessor who is lost stops nothing: what the lead gave is verified, the other sheet is forgotten', async () => {
	const { of, id, second } = await scoredTwice();
	await saveIndependentScores(await of.as('lead'), { case: id, scores: sheet({}, 'Жетекчи') });
	await saveIndependentScores(await of.as(second), { case: id, scores: [{ ...scoreAt('1.1', 1), comment: canary }] });
	await expect(endDoubleScoring(await of.as('lead'), { case: id, reason: '' })).rejects.toMatchObject({ code: 'workflow/reason-required' });
	await expect(endDoubleScoring(await of.as(second), { case: id, reason: 'Ооруп калды' })).rejects.toMatchObject({ code: 'common/not-permitted' });
	await endDoubleScoring(await of.as('lead'), { case: id, reason: 'Ооруп калды' });
	const layer = await readLayer(await of.as('lead'), id, 'verified');
	expect([layer.missing, layer.canWrite]).toEqual([[], true]);
	expect(JSON.stringify(layer)).not.toContain(canary);
	await expect(endDoubleScoring(await of.as('lead'), { case: id, reason: 'Дагы' })).rejects.toMatchObject({ code: 'workflow/not-in-this-state' });
});

test('the quality page tells leads of everybody, an assessor of themselves alone, and an organisation nothing', async () => {
	const twice = await scoredTwice();
	const { of, id, second } = twice;
	await handedIn(twice);
	await takeAgreements(await of.as(second), { case: id });
	await reconcileScores(await of.as(second), { case: id, scores: [{ ...scoreAt('1.1', 1), comment: 'Протокол жок' }] });
	await completeVerification(await of.as('lead'), { case: id });
	const page = await readQuality(await of.as('lead'), of.programme);
	const rowOf = (person: PersonId) => page.rows.find((row) => row.id === person)!;
	expect(rowOf(second)).toMatchObject({ cases: 1, marks: codes.length, dontKnow: 0, proven: 0, agreement: { n: codes.length, within1: 1 }, drift: { n: codes.length, mean: 0 } });
	expect(rowOf(of.lead).drift.mean).toBeGreaterThan(0);
	expect(rowOf(of.lead).agreement.n).toBeGreaterThanOrEqual(codes.length);
	expect((await readQuality(await of.as(second), of.programme)).rows.map((row) => row.id)).toEqual([second]);
	await expect(readQuality(await of.as('head'), of.programme)).rejects.toMatchObject({ code: 'common/not-permitted' });
});

test('who takes marks over is not who gave them: "don\'t know" and evidence stand with the author of each sheet', async () => {
	const { of, id, second } = await scoredTwice();
	const given = async (person: PersonId) => {
		const { marks, levels, dontKnow, proven } = (await readQuality(await of.as('lead'), of.programme)).rows.find((row) => row.id === person)!;
		return { marks, levels, dontKnow: Math.round((dontKnow ?? 0) * marks), proven: Math.round((proven ?? 0) * levels) };
	};
	const before = await given(of.lead);
	await provenFor(of, id, '1.1');
	const unsure = sheet().map((one) => (one.indicator === '1.2' ? { ...one, mark: { kind: 'dontKnow' as const } } : one));
	await saveIndependentScores(await of.as('lead'), { case: id, scores: sheet() });
	await handInIndependentScores(await of.as('lead'), { case: id });
	await saveIndependentScores(await of.as(second), { case: id, scores: unsure });
	await handInIndependentScores(await of.as(second), { case: id });
	await takeAgreements(await of.as('lead'), { case: id });
	await reconcileScores(await of.as('lead'), { case: id, scores: [{ ...scoreAt('1.2', 2), comment: 'Протокол бар' }] });
	await completeVerification(await of.as('lead'), { case: id });
	expect(await given(of.lead)).toEqual({ marks: before.marks + codes.length, levels: before.levels + codes.length, dontKnow: before.dontKnow, proven: before.proven + 1 });
	expect(await given(second)).toEqual({ marks: codes.length, levels: codes.length - 1, dontKnow: 1, proven: 1 });
});
