import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type CommandId, newId, type PersonId } from '#kernel/id.ts';
import { languages } from '#kernel/localised.ts';
import { headOf, sealEntries } from '#journal/seal.server.ts';
import { enrolPerson } from '#register/enrol-person.server.ts';
import { maskableName } from '#register/masking.ts';
import { organisation } from '#register/tables.server.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { issued, refusalOf, reporting, reviewed, sent } from './cases/reporting.ts';
import { confirmTranslation } from './confirm-translation.server.ts';
import { editPart } from './edit-part.server.ts';
import { issueReport } from './issue-report.server.ts';
import { producePaper } from './produce-paper.server.ts';
import { issuedDocument, issuesOf, reportById } from './read.server.ts';
import { reopenReport } from './reopen-report.server.ts';
import { replyToReport } from './reply-to-report.server.ts';
import { reviewReport } from './review-report.server.ts';
import { sendReport } from './send-report.server.ts';
import { shownDocument, visibleReport } from './shown-document.server.ts';
import { issue } from './tables.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
const reply = 'Биздин уставыбыз бар: аны 2019-жылы кабыл алганбыз.';
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('a version is frozen in three languages, with the reply in it word for word', async () => {
	const of = await reporting(kadam);
	const report = await sent(of);
	await replyToReport(await of.as('head'), { report, text: reply });
	const command = newId<'command'>() as CommandId;
	expect(await issueReport(await of.as('officer', command), { report })).toEqual({ version: 1 });
	expect(await issueReport(await of.as('officer', command), { report }), 'a second click').toEqual({ version: 1 });
	for (const language of languages) {
		const document = await issuedDocument(read, report, language);
		expect(document).toMatchObject({ language, version: 1, issuedOn: kadam.settableClock.today(), limits: { reply: { narrative: [{ kind: 'paragraph', text: reply }] } } });
	}
	expect((await issuesOf(read, report)).map(({ version, changes, issuedBy }) => [version, changes, issuedBy])).toEqual([[1, '', of.officer]]);
	await expect(read.update(issue).set({ changes: 'x' }).where(eq(issue.reportId, report))).rejects.toThrow('Failed query');
});

test('an issued report names the last seal of the journal, a draft does not', async () => {
	const of = await reporting(kadam);
	const report = await sent(of);
	await sealEntries(kadam.database, kadam.settableClock);
	const head = (await headOf(read))!;
	await replyToReport(await of.as('head'), { report, text: reply });
	const asHead = await of.as('head');
	expect((await shownDocument(asHead, await visibleReport(asHead, report), 'ky'))?.anchor).toBeUndefined();
	await issueReport(await of.as('officer'), { report });
	expect((await issuedDocument(read, report, 'ky'))?.anchor).toBe(`${head.number}:${head.hash}`);
});

test('the PDF has the same bytes whenever it is produced, also after the text, the scores’ words and the name changed', async () => {
	const of = await reporting(kadam);
	const report = await issued(of);
	const produce = async (kind: 'report' | 'summary', who: 'officer' | 'head' = 'officer') => producePaper(await of.as(who), report, kind, { language: 'ky', version: 1 });
	const [first, summary] = [await produce('report'), await produce('summary')];
	expect(first.name).toMatch(/^CSO-2026-\d{5}-report-ky\.pdf$/);
	expect(Buffer.from(first.bytes.slice(0, 5)).toString()).toBe('%PDF-');
	expect(Buffer.from(first.bytes).toString('latin1')).toMatch(/pdfuaid:part(>|=")1/);
	kadam.settableClock.advance(40 * 24 * 60 * 60 * 1000);
	await reopenReport(await of.as('lead'), { report, reason: 'Катышкандардын саны' });
	await editPart(await of.as('lead'), { report, language: 'ky', key: 'story', text: 'Такыр башка текст.', basedOn: 1 });
	await read.update(organisation).set({ name: maskableName({ ky: 'Башка ат' }) }).where(eq(organisation.id, of.organisation));
	expect(hash((await produce('report')).bytes)).toBe(hash(first.bytes));
	expect(hash((await produce('report', 'head')).bytes)).toBe(hash(first.bytes));
	expect(hash((await produce('summary')).bytes)).toBe(hash(summary.bytes));
	expect(hash((await producePaper(await of.as('lead'), report, 'report', { language: 'ky' })).bytes), 'the draft of the correction is another text').not.toBe(hash(first.bytes));
});

test('a correction becomes version 2 beside version 1, and says what it corrects', async () => {
	const of = await reporting(kadam);
	const report = await issued(of);
	await reopenReport(await of.as('lead'), { report, reason: 'Катышкандардын саны' });
	await editPart(await of.as('lead'), { report, language: 'ru', key: 'story', text: 'Исправлено.', basedOn: 1 });
	for (const language of ['ky', 'en'] as const) await confirmTranslation(await of.as('lead'), { report, language });
	await reviewReport(await of.as('lead'), { report });
	await sendReport(await of.as('lead'), { report });
	await replyToReport(await of.as('head'), { report, text: reply });
	expect(await issueReport(await of.as('lead'), { report })).toEqual({ version: 2 });
	expect((await issuesOf(read, report)).map(({ version, changes }) => [version, changes])).toEqual([[2, 'Катышкандардын саны'], [1, '']]);
	expect((await issuedDocument(read, report, 'ru', 1))?.summary.story).not.toEqual([{ kind: 'paragraph', text: 'Исправлено.' }]);
	expect((await issuedDocument(read, report, 'ru'))?.summary.story).toEqual([{ kind: 'paragraph', text: 'Исправлено.' }]);
	expect((await issuedDocument(read, report, 'ru', 1))?.limits.reply).toBeNull();
	expect((await producePaper(await of.as('head'), report, 'report', { language: 'en' })).name).toMatch(/-report-v2-en\.pdf$/);
	expect(await reportById(read, report)).toMatchObject({ status: 'issued', issuedVersion: 2, correction: '' });
});

test('what the organisation said stays in the report until it says something else', async () => {
	const of = await reporting(kadam);
	const report = await sent(of);
	await replyToReport(await of.as('head'), { report, text: reply });
	await issueReport(await of.as('officer'), { report });
	await reopenReport(await of.as('lead'), { report, reason: 'x' });
	await reviewReport(await of.as('lead'), { report });
	await sendReport(await of.as('lead'), { report });
	kadam.settableClock.advance(11 * 24 * 60 * 60 * 1000);
	await issueReport(await of.as('officer'), { report });
	expect((await issuedDocument(read, report, 'ky', 2))?.limits.reply?.narrative).toEqual([{ kind: 'paragraph', text: reply }]);
});

test('a draft is a watermarked paper of the staff; the organisation gets it while it is asked for its reply', async () => {
	const of = await reporting(kadam);
	const report = await reviewed(of);
	const pdf = async (who: 'officer' | 'assessor' | 'head' | 'member' | PersonId) => producePaper(await of.as(who), report, 'report', { language: 'ru' });
	expect((await pdf('assessor')).name).toMatch(/-report-draft-ru\.pdf$/);
	for (const who of ['head', 'member'] as const) expect(await refusalOf(pdf(who))).toBe('common/not-found');
	await sendReport(await of.as('officer'), { report });
	expect((await pdf('member')).name).toMatch(/-report-draft-ru\.pdf$/);
	const stranger = await enrolPerson(kadam.system, { userId: null, name: 'Бирөө', email: `${newId()}@example.org`, language: 'ky' });
	expect(await refusalOf(pdf(stranger))).toBe('common/not-found');
	expect(await refusalOf(producePaper(await of.as('officer'), report, 'report', { language: 'ru', version: 1 })), 'nothing is issued yet').toBe('common/not-found');
});
