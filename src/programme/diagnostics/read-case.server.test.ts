import { expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { organisation } from '#register/tables.server.ts';
import { aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, diagnosing, done, inVerification, provenFor, requested, scheduled, scoreAt } from '../../../tests/support/diagnostic-case.ts';
import { addEvidence } from './add-evidence.server.ts';
import { readCase, readScheduling } from './read-case.server.ts';
import { openDocument, readDocument, readEvidence } from './read-evidence.server.ts';
import { readOwnCases, readQueue, readRequest } from './read-queue.server.ts';
import { readResult } from './read-result.server.ts';
import { readLayer, readScoring } from './read-scoring.server.ts';
import { evidenceOf } from './store-evidence.server.ts';
import { verifyScores } from './verify-scores.server.ts';

const kadam = await testDatabase();
const base = await diagnosing(kadam);
const { read } = kadam.database;
const fresh = () => another(kadam, base);
const notIssued = async () => false;

test('another organisation, a donor and a wrong address all find nothing', async () => {
	const of = await fresh();
	const id = await done(of, { '1.1': 3 });
	const [document] = await evidenceOf(read, id);
	const donor = await aStaffMember(kadam, of.programme, 'donor');
	for (const ctx of [await base.as('head'), await base.as(donor)]) {
		const attempts = [
			() => readCase(ctx, id, notIssued), () => readScheduling(ctx, id), () => readLayer(ctx, id, 'consensus'), () => readScoring(ctx, id, 'verified', '1.1'),
			() => readEvidence(ctx, id, null), () => readDocument(ctx, id, document!.id), () => openDocument(ctx, id, document!.id), () => readResult(ctx, id, null)
		];
		for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'common/not-found' });
	}
	await expect(readCase(await of.as('head'), 'not-an-id', notIssued)).rejects.toMatchObject({ code: 'common/not-found' });
	await expect(readScoring(await of.as('head'), id, 'consensus', '11.1')).rejects.toMatchObject({ code: 'common/not-found' });
});

test('verified scores are the assessors’ working paper until they are complete', async () => {
	const of = await fresh();
	const id = await inVerification(of, { '1.1': 3 });
	await provenFor(of, id, '1.1');
	await verifyScores(await of.as('lead'), { case: id, scores: [scoreAt('1.1', 2)] });
	const head = await of.as('head');
	await expect(readLayer(head, id, 'verified')).rejects.toMatchObject({ code: 'common/not-found' });
	expect((await readResult(head, id, 'verified')).layer).toBe('consensus');
	const [first] = (await readLayer(head, id, 'consensus')).parameters[0]!.indicators;
	expect(first).toMatchObject({ agreed: { level: 3 }, verified: null });
	const lead = await readScoring(await of.as('lead'), id, 'verified', '1.1');
	expect(lead).toMatchObject({ score: { mark: '2', version: 1 }, agreed: { level: 3 }, canWrite: true, total: { done: 1 } });
	const finished = await fresh();
	expect((await readResult(await finished.as('head'), await done(finished), null)).layer).toBe('verified');
});

test('an untouched layer is at nothing, whatever was offered for it', async () => {
	const of = await fresh();
	const id = await inVerification(of, { '1.1': 3 });
	await provenFor(of, id, '1.1', '1.2');
	expect((await readLayer(await of.as('lead'), id, 'verified')).total).toMatchObject({ done: 0, percent: 0 });
	expect((await readCase(await of.as('officer'), id, notIssued)).progress).toMatchObject({ layer: 'verified', done: 0 });
});

test('a consultant reads the findings, not the documents, and not the name of a masked organisation', async () => {
	const of = await fresh();
	const id = await scheduled(of);
	await addEvidence(await of.as('head'), { case: id, indicators: ['1.1'], title: '', note: '', file: new File(['%PDF-1.7 x'], 'устав.pdf') });
	await read.update(organisation).set({ masked: true }).where(eq(organisation.id, of.organisation));
	const consultant = await aStaffMember(kadam, of.programme, 'consultant');
	await kadam.database.pool.query("insert into register.assignment values ($1, $2, $3, 'consultant', now(), null)", [of.programme, of.organisation, consultant]);
	const ctx = await of.as(consultant);
	const { head } = await readCase(ctx, id, notIssued);
	expect(head.organisation.name).toBe(head.organisation.number);
	expect(Object.entries(head.abilities).filter(([, may]) => may).map(([ability]) => ability)).toEqual([]);
	const [document] = (await readEvidence(ctx, id, '1')).indicators[0]!.documents;
	expect(document).toMatchObject({ file: { name: 'устав.pdf', href: null }, mayRemove: false, mayRelink: false });
	await expect(openDocument(ctx, id, document!.id)).rejects.toMatchObject({ code: 'common/not-permitted' });
	const { name, size, mediaType } = await openDocument(await of.as('member'), id, document!.id);
	expect({ name, size, mediaType }).toEqual({ name: 'устав.pdf', size: 10, mediaType: 'application/pdf' });
});

test('documents begin where proof is needed', async () => {
	const of = await fresh();
	const id = await inVerification(of, { '7.2': 3 });
	const view = await readEvidence(await of.as('head'), id, null);
	expect([view.parameter.code, view.indicators[1]!.unproven, view.rail[6]!.unproven]).toEqual(['7', true, 1]);
	expect((await readEvidence(await of.as('head'), id, '2')).parameter.code).toBe('2');
});

test('what an organisation may ask for, and why not yet', async () => {
	const of = await fresh();
	const [before] = await readOwnCases(await of.as('member'), of.programme);
	expect(before).toMatchObject({ cases: [], request: 'yes', programme: of.programme });
	const form = await readRequest(await of.as('head'), null, null);
	expect([form.organisation.id, form.months[0]!.label, form.months.flatMap(({ weeks }) => weeks).length]).toEqual([of.organisation, 'март 2026', 16]);
	await requested(of);
	expect((await readOwnCases(await of.as('head'), of.programme))[0]).toMatchObject({ request: 'open', cases: [{ round: 1, status: 'requested' }] });
});

test('the queue shows what is under way, and how long it has waited', async () => {
	const programme = await fresh();
	kadam.settableClock.advance(3 * 24 * 3_600_000);
	const ctx = await programme.as('officer');
	const queue = await readQueue(ctx, programme.programme, new URLSearchParams());
	expect(queue.rows.map(({ status }) => status)).not.toContain('done');
	expect(queue.rows[0]).toMatchObject({ days: 3, region: 'Нарын облусу' });
	expect(queue.counts.all).toBeGreaterThan(queue.counts.open);
	expect((await readQueue(ctx, programme.programme, new URLSearchParams('status=done&region=KG-N'))).rows.every(({ status, days }) => status === 'done' && days === null)).toBe(true);
	expect((await readQueue(ctx, programme.programme, new URLSearchParams('status=nonsense&after=x&region=%27'))).filter).toEqual({ status: null, region: null, isLaterPage: false });
});
