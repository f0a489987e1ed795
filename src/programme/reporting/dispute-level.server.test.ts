import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { answerDispute } from './answer-dispute.server.ts';
import { drafted, refusalOf, reporting, sent } from './cases/reporting.ts';
import { disputeLevel } from './dispute-level.server.ts';
import { disputesPage } from './disputes-page.server.ts';
import { issueReport } from './issue-report.server.ts';
import { plainPage } from './plain-page.server.ts';
import { issuedDocument } from './read.server.ts';
import { waiveReply } from './waive-reply.server.ts';

const kadam = await testDatabase();
const of = await reporting(kadam);
const text = 'Бизде эки кол коюу тартиби бар, буйрук № 4.';

test('a level is disputed while the report is with the organisation, by its head alone, once', async () => {
	const early = await drafted(of);
	expect(await refusalOf(disputeLevel(await of.as('head'), { report: early, indicator: '5.1', text }))).toBe('common/not-found');
	const report = await sent(of);
	for (const who of ['member', 'officer', 'lead'] as const) expect(await refusalOf(disputeLevel(await of.as(who), { report, indicator: '5.1', text }))).toBe('common/not-permitted');
	expect(await refusalOf(disputeLevel(await of.as('head'), { report, indicator: '99.9', text }))).toBe('common/not-found');
	await disputeLevel(await of.as('head'), { report, indicator: '5.1', text });
	expect(await refusalOf(disputeLevel(await of.as('head'), { report, indicator: '5.1', text }))).toBe('reporting/already-disputed');
	expect((await disputesPage(await of.as('member'), report)).disputes).toMatchObject([{ indicator: '5.1', level: 1, text, answer: null }]);
});

test('the report is not issued over an open question; both the dispute and its answer are printed in it, in every language', async () => {
	const report = await drafted(of);
	await waiveReply(await of.as('head'), { report });
	expect(await refusalOf(issueReport(await of.as('officer'), { report }))).toBe('reporting/disputes-open');
	const answer = { report, indicator: '5.1', outcome: 'kept' as const, text: 'Буйрук бар, бирок колдонулганы көрүнбөйт.' };
	expect(await refusalOf(answerDispute(await of.as('officer'), answer))).toBe('common/not-permitted');
	await answerDispute(await of.as('assessor'), answer);
	expect(await refusalOf(answerDispute(await of.as('assessor'), answer))).toBe('reporting/dispute-closed');
	await issueReport(await of.as('officer'), { report });
	for (const language of ['ky', 'ru', 'en'] as const) {
		const document = (await issuedDocument(kadam.database.read, report, language))!;
		expect(document.limits.disputes).toMatchObject([{ code: '5.1', text, answer: { outcome: document.labels.disputeKept, text: answer.text } }]);
		expect((await plainPage(await of.as('member'), report, language)).plain).toEqual(document.plain);
	}
	expect(await refusalOf(disputeLevel(await of.as('head'), { report, indicator: '5.2', text }))).toBe('reporting/not-sent');
});
