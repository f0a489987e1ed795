import { expect, test } from 'vitest';
import { addDays } from '#kernel/local-date.ts';
import { completeVerification } from '#programme/diagnostics/complete-verification.server.ts';
import { reopenVerification } from '#programme/diagnostics/reopen-verification.server.ts';
import { withdrawDiagnostics } from '#programme/diagnostics/withdraw-diagnostics.server.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { drafted, issued, refusalOf, reporting, reviewed, sent } from './cases/reporting.ts';
import { issueReport } from './issue-report.server.ts';
import { issuedReportOf, reportById } from './read.server.ts';
import { reopenReport } from './reopen-report.server.ts';
import { replyToReport } from './reply-to-report.server.ts';
import { returnReport } from './return-report.server.ts';
import { reviewReport } from './review-report.server.ts';
import { sendReport } from './send-report.server.ts';
import { shownDocument, visibleReport } from './shown-document.server.ts';
import { waiveReply } from './waive-reply.server.ts';
import { withdrawReport } from './withdraw-report.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
const days = 24 * 60 * 60 * 1000;
const text = 'Биздин уставыбыз бар, аны кийинчерээк таптык.';

test('the lead reviews, the lead or an officer sends, and the organisation has ten days', async () => {
	const of = await reporting(kadam);
	const report = await drafted(of);
	for (const who of ['assessor', 'officer'] as const) expect(await refusalOf(reviewReport(await of.as(who), { report })), who).toBe('workflow/not-by-this-role');
	expect(await refusalOf(sendReport(await of.as('lead'), { report }))).toBe('workflow/not-in-this-state');
	expect(await refusalOf(reviewReport(await of.as('head'), { report }))).toBe('common/not-found');
	await reviewReport(await of.as('lead'), { report });
	expect(await refusalOf(sendReport(await of.as('assessor'), { report }))).toBe('workflow/not-by-this-role');
	const until = addDays(kadam.settableClock.today(), 10);
	expect(await sendReport(await of.as('lead'), { report })).toEqual({ replyUntil: until });
	expect(await reportById(read, report)).toMatchObject({ status: 'sent', sendings: 1, replyUntil: until, reply: null });
});

test('a reviewed report goes back with a reason', async () => {
	const of = await reporting(kadam);
	const report = await reviewed(of);
	expect(await refusalOf(returnReport(await of.as('officer'), { report, reason: '  ' }))).toBe('workflow/reason-required');
	expect(await refusalOf(returnReport(await of.as('assessor'), { report, reason: 'x' }))).toBe('workflow/not-by-this-role');
	await returnReport(await of.as('officer'), { report, reason: 'Кыргызчасы толук эмес' });
	expect(await reportById(read, report)).toMatchObject({ status: 'draft', statusReason: 'Кыргызчасы толук эмес' });
});

test('the head replies once; a member does not, nor does staff', async () => {
	const of = await reporting(kadam);
	const report = await sent(of);
	for (const who of ['member', 'officer', 'lead'] as const) expect(await refusalOf(replyToReport(await of.as(who), { report, text })), who).toBe('workflow/not-by-this-role');
	await replyToReport(await of.as('head'), { report, text });
	expect((await reportById(read, report))?.reply).toMatchObject({ text, author: of.head });
	expect(await refusalOf(replyToReport(await of.as('head'), { report, text: 'Дагы' }))).toBe('reporting/already-replied');
	expect(await refusalOf(waiveReply(await of.as('head'), { report }))).toBe('reporting/already-replied');
});

test('it is issued once the reply came, or the ten days are over, or the organisation has none', async () => {
	const [replied, waived, silent] = [await reporting(kadam), await reporting(kadam), await reporting(kadam)];
	const [first, second, third] = [await sent(replied), await sent(waived), await sent(silent)];
	for (const [of, report] of [[replied, first], [waived, second], [silent, third]] as const) {
		expect(await refusalOf(issueReport(await of.as('officer'), { report }))).toBe('reporting/reply-awaited');
	}
	await replyToReport(await replied.as('head'), { report: first, text });
	expect(await refusalOf(waiveReply(await waived.as('member'), { report: second }))).toBe('workflow/not-by-this-role');
	await waiveReply(await waived.as('head'), { report: second });
	for (const who of ['assessor', 'head'] as const) expect(await refusalOf(issueReport(await replied.as(who), { report: first })), who).toBe('workflow/not-by-this-role');
	expect(await issueReport(await replied.as('lead'), { report: first })).toEqual({ version: 1 });
	expect(await issueReport(await waived.as('officer'), { report: second })).toEqual({ version: 1 });
	kadam.settableClock.advance(10 * days);
	expect(await refusalOf(issueReport(await silent.as('officer'), { report: third }))).toBe('reporting/reply-awaited');
	kadam.settableClock.advance(days);
	expect(await issueReport(await silent.as('officer'), { report: third })).toEqual({ version: 1 });
});

test('after the ten days a reply still counts, as long as the report is not issued', async () => {
	const of = await reporting(kadam);
	const report = await sent(of);
	kadam.settableClock.advance(15 * days);
	await replyToReport(await of.as('head'), { report, text });
	await issueReport(await of.as('officer'), { report });
	expect(await refusalOf(replyToReport(await of.as('head'), { report, text }))).toBe('workflow/not-in-this-state');
});

test('taken back from the organisation, it is sent anew with ten new days and another reply', async () => {
	const of = await reporting(kadam);
	const report = await sent(of);
	await replyToReport(await of.as('head'), { report, text });
	await returnReport(await of.as('lead'), { report, reason: 'Уюмдун жообу боюнча оңдойбуз' });
	kadam.settableClock.advance(days);
	await reviewReport(await of.as('lead'), { report });
	await sendReport(await of.as('lead'), { report });
	expect(await reportById(read, report)).toMatchObject({ status: 'sent', sendings: 2, reply: null });
	expect(await refusalOf(issueReport(await of.as('lead'), { report }))).toBe('reporting/reply-awaited');
	await waiveReply(await of.as('head'), { report });
	expect(await issueReport(await of.as('lead'), { report })).toEqual({ version: 1 });
});

test('what was sent is what is issued: scores verified anew hold it back', async () => {
	const of = await reporting(kadam);
	const report = await sent(of);
	await waiveReply(await of.as('head'), { report });
	kadam.settableClock.advance(60_000);
	await reopenVerification(await of.as('lead'), { case: of.caseId, reason: 'Ката' });
	expect(await refusalOf(issueReport(await of.as('lead'), { report }))).toBe('reporting/case-not-done');
	const asHead = await of.as('head');
	expect(await shownDocument(asHead, await visibleReport(asHead, report), 'ky'), 'scores being verified are not for the organisation').toBeNull();
	await completeVerification(await of.as('lead'), { case: of.caseId });
	expect(await refusalOf(issueReport(await of.as('lead'), { report }))).toBe('reporting/scores-changed');
	await returnReport(await of.as('lead'), { report, reason: 'Баалар өзгөрдү' });
	await reviewReport(await of.as('lead'), { report });
	await sendReport(await of.as('lead'), { report });
	await waiveReply(await of.as('head'), { report });
	expect(await issueReport(await of.as('lead'), { report })).toEqual({ version: 1 });
});

test('a correction of an issued report is written as the next version and says what it corrects', async () => {
	const of = await reporting(kadam);
	const report = await issued(of);
	expect(await refusalOf(reopenReport(await of.as('lead'), { report, reason: '' }))).toBe('workflow/reason-required');
	expect(await refusalOf(reopenReport(await of.as('assessor'), { report, reason: 'x' }))).toBe('workflow/not-by-this-role');
	await reopenReport(await of.as('lead'), { report, reason: 'Катышкандардын саны туура эмес эле' });
	expect(await reportById(read, report)).toMatchObject({ status: 'draft', issuedVersion: 1, correction: 'Катышкандардын саны туура эмес эле' });
	expect(await issuedReportOf(read, of.caseId)).toMatchObject({ id: report, version: 1, isReopened: true });
});

test('an organisation that leaves before the report is issued takes its report with it', async () => {
	const of = await reporting(kadam);
	const report = await sent(of);
	const isIssued = async () => (await issuedReportOf(read, of.caseId)) !== undefined;
	expect(await refusalOf(withdrawReport(kadam.system, { case: of.caseId }))).toBe('reporting/case-not-withdrawn');
	await withdrawDiagnostics(await of.as('head'), { case: of.caseId, reason: '' }, isIssued);
	await withdrawReport(kadam.system, { case: of.caseId });
	await withdrawReport(kadam.system, { case: of.caseId });
	expect((await reportById(read, report))?.status).toBe('withdrawn');
	expect(await refusalOf(replyToReport(await of.as('head'), { report, text }))).toBe('common/not-found');
	const other = await reporting(kadam);
	await issued(other);
	const otherIsIssued = async () => (await issuedReportOf(read, other.caseId)) !== undefined;
	expect(await refusalOf(withdrawDiagnostics(await other.as('head'), { case: other.caseId, reason: '' }, otherIsIssued))).toBe('diagnostics/report-already-issued');
});
