import { expect, test } from 'vitest';
import { organisation } from '#register/tables.server.ts';
import { eq } from 'drizzle-orm';
import { codes } from '../../../tests/support/arbitrary-scores.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, diagnosing, done, inSession, inVerification, provenFor, scoreAt } from '../../../tests/support/diagnostic-case.ts';
import { completeVerification } from './complete-verification.server.ts';
import { decideEvidence } from './decide-evidence.server.ts';
import { caseById, previousDoneCase, resultOf, sessionFacts } from './read.server.ts';
import { reopenVerification } from './reopen-verification.server.ts';
import { evidenceOf } from './store-evidence.server.ts';
import { savedScores } from './store-scores.server.ts';
import { verifyScores } from './verify-scores.server.ts';

const kadam = await testDatabase();
const base = await diagnosing(kadam);
const { read } = kadam.database;

const fresh = () => another(kadam, base);
const unclear = (indicator: string, kind: 'dontKnow' | 'notApplicable') => ({ indicator, mark: kind === 'dontKnow' ? { kind } as const : { kind, reason: '' } as const, comment: '', basedOn: 0 });

test('no level 3 without accepted evidence, no level 4 without proof of review, no “not applicable” without a reason', async () => {
	const of = await fresh();
	const id = await inVerification(of, { '1.1': 3, '1.2': 4 });
	const verify = async (...scores: Parameters<typeof verifyScores>[1]['scores']) => verifyScores(await of.as('assessor'), { case: id, scores });
	await expect(verify(scoreAt('1.1', 3))).rejects.toMatchObject({ code: 'diagnostics/level-without-evidence', fields: [{ field: 'mark', code: 'diagnostics/level-without-evidence' }] });
	const evidence = await provenFor(of, id, '1.1', '1.2');
	const lead = await of.as('lead');
	await decideEvidence(lead, { case: id, evidence, indicator: '1.2', decision: 'accepted', provesReview: false, note: '', basedOn: 1 });
	await expect(verify(scoreAt('1.2', 4))).rejects.toMatchObject({ code: 'diagnostics/level-4-without-review' });
	await expect(verify(unclear('1.3', 'notApplicable'))).rejects.toMatchObject({ code: 'diagnostics/not-applicable-without-reason' });
	expect((await verify(scoreAt('1.1', 3), scoreAt('1.2', 3), unclear('1.3', 'dontKnow'))).versions).toEqual({ '1.1': 1, '1.2': 1, '1.3': 1 });
	const { parameters } = await resultOf(read, id, 'verified');
	expect(parameters[0]!.indicators.map(({ consensus, verified, gap }) => [consensus, verified, gap]).slice(0, 3)).toEqual([
		[{ kind: 'level', level: 3 }, { kind: 'level', level: 3 }, 0], [{ kind: 'level', level: 4 }, { kind: 'level', level: 3 }, -1], [{ kind: 'level', level: 2 }, { kind: 'dontKnow' }, null]
	]);
});

test('an acceptance taken back takes the verified level with it until it is verified again', async () => {
	const of = await fresh();
	const id = await inVerification(of, { '1.1': 3 });
	const evidence = await provenFor(of, id, '1.1');
	const lead = await of.as('lead');
	await verifyScores(lead, { case: id, scores: codes.map((code) => scoreAt(code, code === '1.1' ? 3 : 2)) });
	await decideEvidence(lead, { case: id, evidence, indicator: '1.1', decision: 'notAccepted', provesReview: false, note: 'Эски', basedOn: 1 });
	expect((await resultOf(read, id, 'verified')).parameters[0]!.indicators[0]).toMatchObject({ verified: null, unproven: true });
	await expect(completeVerification(lead, { case: id })).rejects.toMatchObject({ code: 'diagnostics/layer-incomplete', params: { count: 1 } });
	await verifyScores(lead, { case: id, scores: [scoreAt('1.1', 2, 1)] });
	await completeVerification(lead, { case: id });
	expect(await caseById(read, id)).toMatchObject({ status: 'done', doneAt: kadam.settableClock.now() });
});

test('verified scores are the assessors’ to give, and only after the group has agreed', async () => {
	const of = await fresh();
	const early = await inSession(of);
	await expect(verifyScores(await of.as('lead'), { case: early, scores: [scoreAt('1.1', 1)] })).rejects.toMatchObject({ code: 'workflow/not-in-this-state' });
	const other = await fresh();
	const id = await inVerification(other);
	for (const who of ['head', 'officer'] as const) await expect(verifyScores(await other.as(who), { case: id, scores: [scoreAt('1.1', 1)] })).rejects.toMatchObject({ code: 'common/not-permitted' });
});

test('undecided evidence and missing scores stand in the way of completion; only the lead completes', async () => {
	const of = await fresh();
	const id = await inVerification(of);
	await expect(completeVerification(await of.as('assessor'), { case: id })).rejects.toMatchObject({ code: 'workflow/not-by-this-role' });
	await expect(completeVerification(await of.as('lead'), { case: id })).rejects.toMatchObject({ code: 'diagnostics/layer-incomplete', params: { count: codes.length } });
});

test('the lead opens it again with a reason, and earlier versions stay', async () => {
	const of = await fresh();
	const id = await done(of);
	await expect(reopenVerification(await of.as('lead'), { case: id, reason: ' ' })).rejects.toMatchObject({ code: 'workflow/reason-required', status: 400 });
	await expect(reopenVerification(await of.as('officer'), { case: id, reason: 'x' })).rejects.toMatchObject({ code: 'workflow/not-by-this-role' });
	await reopenVerification(await of.as('lead'), { case: id, reason: 'Протокол табылды' });
	expect(await caseById(read, id)).toMatchObject({ status: 'verification', doneAt: null, statusReason: 'Протокол табылды' });
	await verifyScores(await of.as('lead'), { case: id, scores: [scoreAt('1.1', 1, 1)] });
	expect((await savedScores(read, id)).filter(({ layer, indicator }) => layer === 'verified' && indicator === '1.1').map(({ level }) => level)).toEqual([2, 1]);
});

test('the result knows how small the organisation is, and the earlier round is found', async () => {
	const of = await fresh();
	await read.update(organisation).set({ paidStaff: 1 }).where(eq(organisation.id, of.organisation));
	const first = await done(of, { '1.1': 3, '1.2': 4 });
	const verified = await resultOf(read, first, 'verified');
	expect(verified).toMatchObject({ layer: 'verified', parametersScored: 10 });
	expect(verified.parameters.flatMap(({ indicators }) => indicators).filter(({ notYetExpected }) => notYetExpected).map(({ code }) => code)).toContain('1.3');
	const second = await inSession(of);
	expect((await previousDoneCase(read, (await caseById(read, second))!))?.id).toBe(first);
	expect(await previousDoneCase(read, (await caseById(read, first))!)).toBeUndefined();
});

test('the report learns who assessed, when, with whom and from which papers', async () => {
	const of = await fresh();
	const id = await done(of, { '1.1': 3 });
	const facts = await sessionFacts(read, id);
	expect(facts).toMatchObject({
		assessed: { from: '2026-03-02', to: '2026-03-02' }, place: 'Нарын шаары, Ленин 5', language: 'ky',
		participants: [{ role: 'head', women: 1, men: 0, total: 1, name: { ky: 'Жетекчи' } }, { role: 'board', total: 3 }],
		assessors: [{ lead: true }, { lead: false }],
		evidence: [{ title: 'Жыйналыштын протоколу', indicators: ['1.1'], acceptedFor: ['1.1'] }],
		consent: { on: '2026-03-02', language: 'ky', textVersion: 1 }
	});
	expect(facts.consent.text.ky).toContain('Катышуу ыктыярдуу');
	expect(await evidenceOf(read, id)).toHaveLength(1);
});
