import { expect, test } from 'vitest';
import { type CommandId, newId } from '#kernel/id.ts';
import { codes } from '../../../tests/support/arbitrary-scores.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, diagnosing, inSession, inVerification, scheduled, scoreAt } from '../../../tests/support/diagnostic-case.ts';
import { completeConsensus } from './complete-consensus.server.ts';
import { saveScore, setParticipants as participantsForm } from './input.ts';
import { caseById, scoredOf } from './read.server.ts';
import { saveScores } from './save-scores.server.ts';
import { setParticipants } from './set-participants.server.ts';
import { savedScores } from './store-scores.server.ts';

const kadam = await testDatabase();
const base = await diagnosing(kadam);
const { read } = kadam.database;

const fresh = () => another(kadam, base);

async function versionsOf(id: string, indicator: string): Promise<unknown[]> {
	return (await savedScores(read, id)).filter((one) => one.indicator === indicator).map(({ version, level, authorId }) => [version, level, authorId]);
}

test('many scores in one request, and every version of each is kept', async () => {
	const of = await fresh();
	const id = await inSession(of);
	const first = await saveScores(await of.as('assessor'), { case: id, scores: [scoreAt('1.1', 2), scoreAt('5.3', 1)] });
	expect(first).toMatchObject({ versions: { '1.1': 1, '5.3': 1 }, conflicts: [] });
	const second = await saveScores(await of.as('lead'), { case: id, scores: [scoreAt('5.3', 2, 1)] });
	expect(second.versions).toEqual({ '5.3': 2 });
	expect(await versionsOf(id, '5.3')).toEqual([[1, 1, of.assessor], [2, 2, of.lead]]);
	expect((await scoredOf(read, id)).consensus.map(({ indicator, mark }) => [indicator, mark])).toEqual([['1.1', { kind: 'level', level: 2 }], ['5.3', { kind: 'level', level: 2 }]]);
});

test('two assessors: what does not overlap is merged, what overlaps comes back with both values, author and time', async () => {
	const of = await fresh();
	const id = await inSession(of);
	await saveScores(await of.as('lead'), { case: id, scores: [scoreAt('1.1', 3), scoreAt('1.2', 2)] });
	const answer = await saveScores(await of.as('assessor'), { case: id, scores: [scoreAt('1.1', 2), scoreAt('1.2', 2), scoreAt('1.3', 1)] });
	expect(answer.versions).toEqual({ '1.2': 1, '1.3': 1 });
	expect(answer.conflicts).toEqual([{
		offered: scoreAt('1.1', 2),
		standing: { indicator: '1.1', mark: { kind: 'level', level: 3 }, comment: '', version: 1, author: of.lead, at: '2026-03-02T04:00:00.000Z' },
		author: expect.stringContaining('leadAssessor')
	}]);
	expect(await versionsOf(id, '1.1')).toEqual([[1, 3, of.lead]]);
});

test('at the same moment: one is saved, the other comes back', async () => {
	const of = await fresh();
	const id = await inSession(of);
	const answers = await Promise.all((['lead', 'assessor'] as const).map(async (who, index) => saveScores(await of.as(who), { case: id, scores: [scoreAt('2.1', index === 0 ? 1 : 4)] })));
	expect(answers.map(({ conflicts }) => conflicts.length).sort()).toEqual([0, 1]);
	expect(await versionsOf(id, '2.1')).toHaveLength(1);
});

test('a repeat of the same command saves once and answers the same', async () => {
	const of = await fresh();
	const id = await inSession(of);
	const command = newId<'command'>() as CommandId;
	const save = async () => saveScores(await of.as('assessor', command), { case: id, scores: [scoreAt('1.1', 2)] });
	expect(await save()).toEqual(await save());
	expect(await versionsOf(id, '1.1')).toHaveLength(1);
});

test('“not applicable” says why, an unknown indicator and two scores for one are refused, and nothing of the request is saved', async () => {
	const of = await fresh();
	const id = await inSession(of);
	const save = async (...scores: Parameters<typeof saveScores>[1]['scores']) => saveScores(await of.as('assessor'), { case: id, scores });
	const silent = { indicator: '6.4', mark: { kind: 'notApplicable' as const, reason: ' ' }, comment: '', basedOn: 0 };
	await expect(save(scoreAt('1.1', 2), silent)).rejects.toMatchObject({ code: 'diagnostics/not-applicable-without-reason', fields: [{ field: '6.4' }] });
	await expect(save(scoreAt('1.1', 2), scoreAt('11.1', 2))).rejects.toMatchObject({ code: 'diagnostics/unknown-indicator', params: { indicator: '11.1' } });
	await expect(save(scoreAt('1.1', 2), scoreAt('1.1', 3))).rejects.toMatchObject({ code: 'diagnostics/unknown-indicator' });
	expect((await scoredOf(read, id)).consensus).toEqual([]);
});

test('scores are written by the assessors of the case, in the session and at no other time', async () => {
	const of = await fresh();
	const early = await scheduled(of);
	const save = async (who: 'assessor' | 'head' | 'officer', id: string) => saveScores(await of.as(who), { case: id, scores: [scoreAt('1.1', 2)] });
	await expect(save('assessor', early)).rejects.toMatchObject({ code: 'workflow/not-in-this-state', status: 409 });
	await expect(save('head', early)).rejects.toMatchObject({ code: 'common/not-permitted', status: 403 });
	const late = await inVerification(await fresh());
	await expect(save('assessor', late)).rejects.toMatchObject({ code: 'workflow/not-in-this-state' });
	await expect(save('officer', late)).rejects.toMatchObject({ code: 'common/not-permitted' });
	await expect(save('head', late)).rejects.toMatchObject({ status: 404 });
});

test('who took part is counted by role and sex; an edit of something older is refused', async () => {
	const of = await fresh();
	const id = await inSession(of);
	const { version } = (await caseById(read, id))!;
	const input = participantsForm.parse({ case: id, basedOn: String(version), participants: { head: { women: '1', men: '' }, board: { women: '0', men: '0' } } });
	expect(input.participants).toEqual([{ role: 'head', women: 1, men: 0 }]);
	await setParticipants(await of.as('assessor'), input);
	expect((await caseById(read, id))!.participants).toEqual(input.participants);
	await expect(setParticipants(await of.as('lead'), input)).rejects.toMatchObject({ code: 'diagnostics/changed-meanwhile' });
	await expect(setParticipants(await of.as('head'), input)).rejects.toMatchObject({ code: 'common/not-permitted' });
	expect(participantsForm.safeParse({ ...input, participants: {} }).success).toBe(false);
});

test('consensus is complete when everything has an answer and somebody took part; then it is read only', async () => {
	const of = await fresh();
	const id = await inSession(of);
	const ctx = await of.as('assessor');
	await expect(completeConsensus(ctx, { case: id })).rejects.toMatchObject({ code: 'diagnostics/layer-incomplete', params: { count: codes.length } });
	await saveScores(ctx, { case: id, scores: codes.map((code) => (code === '1.1' ? { indicator: code, mark: { kind: 'dontKnow' as const }, comment: '', basedOn: 0 } : scoreAt(code, 4))) });
	await expect(completeConsensus(ctx, { case: id })).rejects.toMatchObject({ code: 'diagnostics/participants-missing' });
	await setParticipants(ctx, { case: id, basedOn: (await caseById(read, id))!.version, participants: [{ role: 'staff', women: 1, men: 1 }] });
	await expect(completeConsensus(await of.as('officer'), { case: id })).rejects.toMatchObject({ code: 'workflow/not-by-this-role' });
	await completeConsensus(ctx, { case: id });
	expect(await caseById(read, id)).toMatchObject({ status: 'verification' });
});

test('a form becomes a score: the reason belongs to “not applicable” alone', () => {
	const fields = { case: newId(), indicator: '5.3', reason: 'Айылда банк жок', comment: '', basedOn: '0' };
	expect(saveScore.parse({ ...fields, mark: '3' }).scores).toEqual([scoreAt('5.3', 3)]);
	expect(saveScore.parse({ ...fields, mark: 'notApplicable' }).scores[0]!.mark).toEqual({ kind: 'notApplicable', reason: 'Айылда банк жок' });
	expect(saveScore.safeParse(fields).error!.issues.map(({ path }) => path)).toEqual([['mark']]);
});
