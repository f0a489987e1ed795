import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addDays } from '#kernel/local-date.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, diagnosing, inSession, inVerification, provenFor, requested, scheduled } from '../../../tests/support/diagnostic-case.ts';
import { addEvidence } from './add-evidence.server.ts';
import { decideEvidence } from './decide-evidence.server.ts';
import { addEvidence as evidenceForm, decideEvidence as decisionForm } from './input.ts';
import { readReusable } from './read-evidence.server.ts';
import { relinkEvidence } from './relink-evidence.server.ts';
import { removeEvidence } from './remove-evidence.server.ts';
import { reuseEvidence } from './reuse-evidence.server.ts';
import { evidenceOf } from './store-evidence.server.ts';
import { assessmentCase } from './tables.server.ts';

const kadam = await testDatabase();
const base = await diagnosing(kadam);
const { read } = kadam.database;

const fresh = () => another(kadam, base);
const described = (id: string, ...indicators: string[]) => ({ case: id, indicators, title: 'Башкарманын протоколу', note: '2025-жылдын ноябры', file: undefined });
const pdf = (name: string) => new File(['%PDF-1.7 invented'], name, { type: 'text/html' });

test('a member offers a document for several indicators, as a file or as a description', async () => {
	const of = await fresh();
	const id = await scheduled(of);
	await addEvidence(await of.as('member'), { ...described(id, '5.3', '1.1', '5.3'), title: '', file: pdf('C:\\fakepath\\../\u202eустав.pdf') });
	await addEvidence(await of.as('assessor'), described(id, '2.1'));
	const [file, seen] = await evidenceOf(read, id);
	expect(file).toMatchObject({ title: 'устав.pdf', byAssessor: false, file: { name: 'устав.pdf', mediaType: 'application/pdf', size: 17 } });
	expect(file!.links.map(({ indicator, accepted }) => [indicator, accepted])).toEqual([['1.1', null], ['5.3', null]]);
	expect(seen).toMatchObject({ title: 'Башкарманын протоколу', byAssessor: true, file: null });
});

test('what is neither a file nor a title is nothing, and a web page is no document', async () => {
	const of = await fresh();
	const id = await scheduled(of);
	expect(evidenceForm.safeParse({ case: id, indicators: ['1.1'], title: ' ', file: new File([], '') }).error!.issues[0]).toMatchObject({ path: ['title'], params: { code: 'diagnostics/evidence-empty' } });
	const page = new File(['<script>alert(1)</script>'], 'a.pdf', { type: 'application/pdf' });
	await expect(addEvidence(await of.as('head'), { ...described(id, '1.1'), file: page })).rejects.toMatchObject({ code: 'common/file-kind-refused' });
	await expect(addEvidence(await of.as('head'), described(id, '1.99'))).rejects.toMatchObject({ code: 'diagnostics/unknown-indicator' });
	expect(await evidenceOf(read, id)).toEqual([]);
});

test('officers bring no evidence, other organisations see no case, and before the date is set nothing is asked for', async () => {
	const of = await fresh();
	const id = await requested(of);
	await expect(addEvidence(await of.as('head'), described(id, '1.1'))).rejects.toMatchObject({ code: 'workflow/not-in-this-state' });
	await expect(addEvidence(await of.as('officer'), described(id, '1.1'))).rejects.toMatchObject({ code: 'common/not-permitted' });
	await expect(addEvidence(await base.as('head'), described(id, '1.1'))).rejects.toMatchObject({ status: 404 });
});

test('each side takes back its own, until an assessor decided about it', async () => {
	const of = await fresh();
	const id = await inSession(of);
	const { evidence } = await addEvidence(await of.as('member'), described(id, '1.1', '1.2'));
	await expect(removeEvidence(await of.as('assessor'), { case: id, evidence })).rejects.toMatchObject({ code: 'common/not-permitted' });
	await removeEvidence(await of.as('head'), { case: id, evidence });
	expect(await evidenceOf(read, id)).toEqual([]);
	await expect(removeEvidence(await of.as('head'), { case: id, evidence })).rejects.toMatchObject({ status: 404 });
	const decided = await provenFor(of, id, '1.1');
	await expect(removeEvidence(await of.as('head'), { case: id, evidence: decided })).rejects.toMatchObject({ code: 'diagnostics/evidence-already-decided' });
	const seen = (await addEvidence(await of.as('lead'), described(id, '2.1'))).evidence;
	await expect(removeEvidence(await of.as('head'), { case: id, evidence: seen })).rejects.toMatchObject({ code: 'common/not-permitted' });
});

test('a document is filed under other indicators; where it was decided it stays', async () => {
	const of = await fresh();
	const id = await inSession(of);
	const evidence = await provenFor(of, id, '1.1');
	await relinkEvidence(await of.as('head'), { case: id, evidence, indicators: ['1.1', '2.1', '2.2'] });
	await relinkEvidence(await of.as('assessor'), { case: id, evidence, indicators: ['1.1', '2.2', '10.1'] });
	expect((await evidenceOf(read, id))[0]!.links.map(({ indicator, accepted }) => [indicator, accepted])).toEqual([['1.1', true], ['2.2', null], ['10.1', null]]);
	await expect(relinkEvidence(await of.as('lead'), { case: id, evidence, indicators: ['2.1'] })).rejects.toMatchObject({ code: 'diagnostics/evidence-already-decided' });
	await expect(relinkEvidence(await of.as('officer'), { case: id, evidence, indicators: ['1.1'] })).rejects.toMatchObject({ code: 'common/not-permitted' });
});

test('an assessor accepts, with proof of review, or refuses with words the organisation reads', async () => {
	const of = await fresh();
	const id = await inVerification(of, { '1.1': 4 });
	const { evidence } = await addEvidence(await of.as('head'), described(id, '1.1', '1.2'));
	const decide = async (who: 'lead' | 'assessor' | 'head' | 'officer', input: object) =>
		decideEvidence(await of.as(who), decisionForm.parse({ case: id, evidence, indicator: '1.1', decision: 'accepted', provesReview: 'on', note: '', basedOn: '0', ...input }));
	await decide('assessor', {});
	await decide('lead', { indicator: '1.2', decision: 'notAccepted', note: 'Кол коюлган эмес' });
	expect((await evidenceOf(read, id))[0]!.links).toMatchObject([
		{ indicator: '1.1', accepted: true, provesReview: true, decidedBy: of.assessor, version: 1 },
		{ indicator: '1.2', accepted: false, provesReview: false, note: 'Кол коюлган эмес', version: 1 }
	]);
	expect(decisionForm.safeParse({ case: id, evidence, indicator: '1.1', decision: 'notAccepted', basedOn: 0 }).error!.issues[0]).toMatchObject({ path: ['note'], params: { code: 'diagnostics/refusal-without-note' } });
	await expect(decide('lead', {})).rejects.toMatchObject({ code: 'diagnostics/decided-meanwhile', params: { at: '02.03.2026 10:00' } });
	await expect(decide('head', { basedOn: 1 })).rejects.toMatchObject({ code: 'common/not-permitted' });
	await expect(decide('officer', { basedOn: 1 })).rejects.toMatchObject({ code: 'common/not-permitted' });
	await expect(decide('lead', { indicator: '3.1' })).rejects.toMatchObject({ status: 404 });
	await decide('lead', { basedOn: 1, decision: 'notAccepted', note: 'Кайра карадык' });
});

test('documents of the round before are brought again where they still hold, once, and decided anew', async () => {
	const of = await fresh();
	const today = kadam.settableClock.today();
	const earlier = await inVerification(of);
	const still = await provenFor(of, earlier, '1.1', '2.1');
	const head = await of.as('head');
	const { evidence: lasting } = await addEvidence(head, { ...described(earlier, '5.3'), validUntil: addDays(today, 30) });
	const { evidence: ended } = await addEvidence(head, { ...described(earlier, '5.3'), validUntil: addDays(today, 1) });
	await read.update(assessmentCase).set({ status: 'done' }).where(eq(assessmentCase.id, earlier));
	kadam.settableClock.advance(3 * 24 * 60 * 60 * 1000);
	const now = await scheduled(of);
	expect((await readReusable(await of.as('head'), now)).documents.map(({ id, indicators }) => [id, indicators])).toEqual([[still, '1.1, 2.1'], [lasting, '5.3']]);
	await expect(reuseEvidence(await of.as('head'), { case: now, evidence: [ended] })).rejects.toMatchObject({ status: 404 });
	await expect(reuseEvidence(await of.as('officer'), { case: now, evidence: [still] })).rejects.toMatchObject({ code: 'common/not-permitted' });
	await expect(reuseEvidence(await base.as('head'), { case: now, evidence: [still] })).rejects.toMatchObject({ status: 404 });
	expect(await reuseEvidence(await of.as('member'), { case: now, evidence: [still, still] })).toEqual({ brought: 1 });
	expect(await reuseEvidence(await of.as('head'), { case: now, evidence: [still] })).toEqual({ brought: 0 });
	const [brought] = await evidenceOf(read, now);
	expect(brought).toMatchObject({ title: 'Жыйналыштын протоколу', byAssessor: false, reusedFrom: still });
	expect(brought!.links.map(({ indicator, accepted, decidedBy }) => [indicator, accepted, decidedBy])).toEqual([['1.1', null, null], ['2.1', null, null]]);
	expect((await readReusable(await of.as('assessor'), now)).documents.map(({ id }) => id)).toEqual([lasting]);
});
