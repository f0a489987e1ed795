import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { dissent } from '#programme/diagnostics/tables.server.ts';
import { aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { confirmationOf } from './acts.server.ts';
import { drafted, issued, refusalOf, reporting, reviewed, sent } from './cases/reporting.ts';
import { editPart } from './edit-part.server.ts';
import { producePaper } from './produce-paper.server.ts';
import { reopenReport } from './reopen-report.server.ts';
import { reportPage } from './report-page.server.ts';
import { returnReport } from './return-report.server.ts';

const kadam = await testDatabase();

test('a writer gets the text of every part, what the scores say, and what people said', async () => {
	const of = await reporting(kadam);
	const report = await drafted(of);
	await editPart(await of.as('assessor'), { report, language: 'ky', key: 'story', text: 'Башкача.', basedOn: 1 });
	const page = await reportPage(await of.as('lead'), report, { language: 'ky' });
	expect(page.editing).toMatchObject({ edited: { ky: 1, ru: 0, en: 0 }, uneven: 1, stale: 0 });
	expect(page.editing?.parts['story']).toMatchObject({ text: 'Башкача.', version: 2, isEdited: true, author: expect.stringContaining('assessor') });
	expect(page.editing?.parts['story']?.fresh?.text).toContain('«Ак булак»');
	expect(page.editing?.parts['limits']?.fresh).toBeNull();
	expect(new Set(Object.values(page.editing?.parts ?? {}).map(({ command }) => command)).size).toBe(48);
	expect(page.document?.summary.story).toEqual([{ kind: 'paragraph', text: 'Башкача.' }]);
	expect(page.acts.map(({ act }) => act), 'the other languages are to be read first').toEqual([]);
	expect(page.obstacles.map(({ act }) => act)).toEqual(['review']);
	expect(page.timeline.map(({ event, name }) => [event, name.startsWith('assessor')])).toEqual([['reporting/drafted', true]]);
});

test('what some said against the group in the session stands in the report under its indicator, without a name', async () => {
	const of = await reporting(kadam);
	const asked = await of.as('assessor');
	await kadam.database.read.insert(dissent).values({ id: newId<'dissent'>(), organisationId: of.organisation, caseId: of.caseId, indicator: '4.2', text: 'Эки адам жогору деп эсептейт.', notedBy: of.assessor, notedAt: asked.clock.now() });
	const { document } = await reportPage(asked, await drafted(of), { language: 'ky' });
	expect(document?.limits.dissents).toEqual([{ code: '4.2', indicator: expect.any(String), text: 'Эки адам жогору деп эсептейт.' }]);
});

test('an officer reads the draft and does not write in it', async () => {
	const of = await reporting(kadam);
	const report = await reviewed(of);
	const page = await reportPage(await of.as('officer'), report, { language: 'ru' });
	expect(page).toMatchObject({ editing: null, language: 'ru', report: { isStaff: true, isOwn: false } });
	expect(page.acts.map(({ act }) => act)).toEqual(['send', 'return']);
	expect((await reportPage(await kadam.contextFor(await aStaffMember(kadam, of.programme, 'auditor')), report, { language: 'en' })).acts).toEqual([]);
});

test('the organisation reads without the names of those who worked on it, and is told what it may do', async () => {
	const of = await reporting(kadam);
	const report = await sent(of);
	const head = await reportPage(await of.as('head'), report, { language: 'ky' });
	expect(head).toMatchObject({ editing: null, report: { isOwn: true, isStaff: false, daysLeft: 10 } });
	expect(head.acts.map(({ act }) => act)).toEqual(['reply', 'waiveReply']);
	expect(head.timeline.map(({ event, name }) => [event, name])).toEqual([['reporting/sent', '']]);
	expect((await reportPage(await of.as('member'), report, { language: 'ky' })).acts).toEqual([]);
	expect((await reportPage(await of.as('officer'), report, { language: 'ky' })).obstacles).toEqual([{ act: 'issue', text: expect.stringContaining('12.03.2026') }]);
});

test('why it was returned is for those who work on it', async () => {
	const of = await reporting(kadam);
	const report = await sent(of);
	await returnReport(await of.as('lead'), { report, reason: 'Туура эмес сан' });
	expect((await reportPage(await of.as('lead'), report, { language: 'ky' })).report.returnedBecause).toBe('Туура эмес сан');
	const head = await reportPage(await of.as('head'), report, { language: 'ky' });
	expect(head, 'it knows of its report and has nothing to read').toMatchObject({ document: null, charts: null, acts: [], report: { status: 'draft', returnedBecause: '' } });
	expect(head.timeline.map(({ event, reason }) => [event, reason])).toEqual([['reporting/returned', ''], ['reporting/sent', '']]);
	expect(await refusalOf(producePaper(await of.as('head'), report, 'report', { language: 'ky' }))).toBe('common/not-found');
});

test('while a correction is written the organisation goes on reading what was issued', async () => {
	const of = await reporting(kadam);
	const report = await issued(of);
	await reopenReport(await of.as('lead'), { report, reason: 'Сан оңдолот' });
	const head = await reportPage(await of.as('head'), report, { language: 'ky' });
	expect(head.document).toMatchObject({ version: 1, issuedOn: '2026-03-02' });
	const lead = await reportPage(await of.as('lead'), report, { language: 'ky' });
	expect(lead).toMatchObject({ document: { version: 2, issuedOn: null }, report: { correction: 'Сан оңдолот', returnedBecause: '' } });
	expect((await reportPage(await of.as('lead'), report, { language: 'ky', version: 1 }))).toMatchObject({ editing: null, acts: [], document: { version: 1 } });
});

test('the page before a step says what it does, and why it cannot be taken', async () => {
	const of = await reporting(kadam);
	const report = await sent(of);
	const reply = await confirmationOf(await of.as('head'), report, 'reply');
	expect(reply).toMatchObject({ blocked: '', act: 'reply' });
	expect(reply.consequences.length).toBeGreaterThan(1);
	expect((await confirmationOf(await of.as('officer'), report, 'issue')).blocked).toContain('12.03.2026');
	expect((await confirmationOf(await of.as('member'), report, 'reply')).blocked).not.toBe('');
	const draft = await drafted(await reporting(kadam));
	expect(await refusalOf(confirmationOf(await of.as('head'), draft, 'reply'))).toBe('common/not-found');
});
