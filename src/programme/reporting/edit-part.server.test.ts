import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { languages } from '#kernel/localised.ts';
import { type CommandId, newId } from '#kernel/id.ts';
import { reopenVerification } from '#programme/diagnostics/reopen-verification.server.ts';
import { completeVerification } from '#programme/diagnostics/complete-verification.server.ts';
import { verifyScores } from '#programme/diagnostics/verify-scores.server.ts';
import { aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { scoreAt } from '../../../tests/support/diagnostic-case.ts';
import { drafted, refusalOf, reporting } from './cases/reporting.ts';
import { confirmTranslation } from './confirm-translation.server.ts';
import { editPart } from './edit-part.server.ts';
import { redraftPart } from './redraft-part.server.ts';
import { refreshDrafts } from './refresh-drafts.server.ts';
import { returnReport } from './return-report.server.ts';
import { reviewReport } from './review-report.server.ts';
import { partsOf, standingPart } from './store-parts.server.ts';
import { partVersion } from './tables.server.ts';

const kadam = await testDatabase();
const of = await reporting(kadam);
const report = await drafted(of);
const { read } = kadam.database;
const story = { report, language: 'ky' as const, key: 'story' };
const text = 'Уюм акыркы эки жылда чыңалды.';

test('an assessor writes a part in one language; the draft and every earlier text are kept', async () => {
	const before = await standingPart(read, report, 'ky', 'story');
	kadam.settableClock.advance(60_000);
	const saved = await editPart(await of.as('assessor'), { ...story, text: ` ${text}\r\n`, basedOn: 1 });
	expect(saved).toMatchObject({ kind: 'saved', version: 2, text });
	expect(await standingPart(read, report, 'ky', 'story')).toMatchObject({ text, draftedText: before.text, version: 2, author: of.assessor });
	expect((await standingPart(read, report, 'ru', 'story')).version).toBe(1);
	const versions = await read.select().from(partVersion).where(and(eq(partVersion.reportId, report), eq(partVersion.language, 'ky'), eq(partVersion.key, 'story'))).orderBy(partVersion.version);
	expect(versions.map((row) => [row.version, row.text, row.authorId])).toEqual([[1, before.text, null], [2, text, of.assessor]]);
});

test('what somebody else wrote meanwhile is not overwritten: both texts are shown, with who and when', async () => {
	const mine = 'Уюмдун каржысы начар.';
	const answer = await editPart(await of.as('lead'), { ...story, text: mine, basedOn: 1 });
	expect(answer).toMatchObject({ kind: 'conflict', offered: mine, standing: { text, version: 2, author: expect.stringContaining('assessor') } });
	expect((await standingPart(read, report, 'ky', 'story')).text).toBe(text);
	expect(await editPart(await of.as('lead'), { ...story, text: mine, basedOn: 2 })).toMatchObject({ kind: 'saved', version: 3 });
});

test('sending the same text twice changes nothing, and a repeated command gets the first answer', async () => {
	const command = newId<'command'>() as CommandId;
	const input = { ...story, key: 'limits', text: 'Чектөөлөр.', basedOn: 1 };
	const first = await editPart(await of.as('lead', command), input);
	expect(await editPart(await of.as('lead', command), input)).toEqual(first);
	expect(await editPart(await of.as('lead'), input)).toMatchObject({ kind: 'saved', version: 2 });
	expect((await standingPart(read, report, 'ky', 'limits')).version).toBe(2);
});

test('an empty text is a text: the part is left out of the report', async () => {
	expect(await editPart(await of.as('lead'), { ...story, language: 'en', key: 'charts', text: '', basedOn: 1 })).toMatchObject({ kind: 'saved', text: '' });
});

test('a part that the report does not have cannot be written', async () => {
	expect(await refusalOf(editPart(await of.as('lead'), { ...story, key: 'parameter.99.works', text: 'x', basedOn: 1 }))).toBe('common/not-found');
});

test('only the assessors of the case write', async () => {
	const input = { ...story, text: 'x', basedOn: 3 };
	const auditor = await aStaffMember(kadam, of.programme, 'auditor');
	for (const who of ['officer', auditor] as const) expect(await refusalOf(editPart(await of.as(who), input))).toBe('common/not-permitted');
	for (const who of ['head', 'member'] as const) expect(await refusalOf(editPart(await of.as(who), input)), 'a draft does not exist for the organisation').toBe('common/not-found');
	expect(await refusalOf(redraftPart(await of.as('officer'), { ...story, basedOn: 3 }))).toBe('common/not-permitted');
	expect(await refusalOf(refreshDrafts(await of.as('officer'), { report }))).toBe('common/not-permitted');
});

test('a part can go back to the draft from the scores; what was written stays among its versions', async () => {
	const { draftedText } = await standingPart(read, report, 'ky', 'story');
	expect(await refusalOf(redraftPart(await of.as('lead'), { ...story, basedOn: 2 }))).toBe('reporting/changed-meanwhile');
	expect(await redraftPart(await of.as('lead'), { ...story, basedOn: 3 })).toMatchObject({ kind: 'saved', version: 4, text: draftedText });
	const [row] = await read.select().from(partVersion).where(and(eq(partVersion.reportId, report), eq(partVersion.language, 'ky'), eq(partVersion.key, 'story'), eq(partVersion.version, 3)));
	expect(row?.text).toBe('Уюмдун каржысы начар.');
});

test('after the scores change, what nobody touched is drafted anew and what people wrote stays', async () => {
	kadam.settableClock.advance(60_000);
	await editPart(await of.as('lead'), { ...story, key: 'parameter.2.lacks', text: 'Өзүм жаздым.', basedOn: 1 });
	await reopenVerification(await of.as('lead'), { case: of.caseId, reason: 'Ката' });
	const scores = ['2.1', '2.2', '2.3'].map((code) => scoreAt(code, 1, 1));
	await verifyScores(await of.as('lead'), { case: of.caseId, scores });
	await completeVerification(await of.as('lead'), { case: of.caseId });
	const before = new Map((await partsOf(read, report)).map((part) => [`${part.language} ${part.key}`, part]));
	expect(await refreshDrafts(await of.as('assessor'), { report })).toBeGreaterThan(0);
	const after = await partsOf(read, report);
	const changed = after.filter((part) => part.version !== before.get(`${part.language} ${part.key}`)!.version).map((part) => `${part.language} ${part.key}`);
	expect(changed).toContain('ru parameter.2.lacks');
	expect(changed).not.toContain('ky parameter.2.lacks');
	expect(changed).not.toContain('ky parameter.1.works');
	expect(await refreshDrafts(await of.as('assessor'), { report })).toBe(0);
});

test('reviewed means read only, until it is returned', async () => {
	for (const language of languages) await confirmTranslation(await of.as('lead'), { report, language });
	await reviewReport(await of.as('lead'), { report });
	const input = { ...story, text: 'Кийин.', basedOn: (await standingPart(read, report, 'ky', 'story')).version };
	expect(await refusalOf(editPart(await of.as('lead'), input))).toBe('reporting/not-a-draft');
	expect(await refusalOf(refreshDrafts(await of.as('lead'), { report }))).toBe('reporting/not-a-draft');
	await returnReport(await of.as('officer'), { report, reason: 'Орусча текст толук эмес' });
	expect(await editPart(await of.as('lead'), input)).toMatchObject({ kind: 'saved' });
});
