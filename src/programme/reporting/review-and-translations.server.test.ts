import { expect, test } from 'vitest';
import { aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { another } from '../../../tests/support/diagnostic-case.ts';
import { addComment } from './add-comment.server.ts';
import { answerComment } from './answer-comment.server.ts';
import { drafted, levels, refusalOf, reporting } from './cases/reporting.ts';
import { commentsPage } from './comments-page.server.ts';
import { confirmTranslation } from './confirm-translation.server.ts';
import { editPart } from './edit-part.server.ts';
import { reportById } from './read.server.ts';
import { reportPage } from './report-page.server.ts';
import { reviewReport } from './review-report.server.ts';
import { settleComment } from './settle-comment.server.ts';
import { standingPart } from './store-parts.server.ts';
import { done } from '../../../tests/support/diagnostic-case.ts';

const kadam = await testDatabase();
const base = await reporting(kadam);
const { read } = kadam.database;

async function fresh() {
	const own = await another(kadam, base);
	const of = { ...own, kadam, caseId: await done(own, levels) };
	return { of, report: await drafted(of) };
}

test('a remark is made by whoever reviews, answered by a writer, settled by whoever reviews; until then nothing is reviewed', async () => {
	const { of, report } = await fresh();
	const comment = await addComment(await of.as('lead'), { report, key: 'story', text: 'Экинчи сүйлөм түшүнүксүз.' });
	expect(await refusalOf(reviewReport(await of.as('lead'), { report }))).toBe('reporting/comments-open');
	await answerComment(await of.as('assessor'), { report, comment, text: 'Оңдодум.' });
	expect(await refusalOf(answerComment(await of.as('assessor'), { report, comment, text: 'Дагы.' }))).toBe('reporting/comment-closed');
	expect((await commentsPage(await of.as('lead'), report, null)).comments).toMatchObject([{ state: 'answered', answer: 'Оңдодум.' }]);
	expect(await refusalOf(settleComment(await of.as('assessor'), { report, comment }))).toBe('common/not-permitted');
	await settleComment(await of.as('lead'), { report, comment });
	expect((await reportById(read, report))!.open).toEqual({ comments: 0, disputes: 0, behind: 0 });
	await reviewReport(await of.as('lead'), { report });
});

test('who does not review makes no remarks, and the organisation learns of none', async () => {
	const { of, report } = await fresh();
	const input = { report, key: 'story', text: 'x' };
	const auditor = await aStaffMember(kadam, of.programme, 'auditor');
	for (const who of ['assessor', auditor] as const) expect(await refusalOf(addComment(await of.as(who), input))).toBe('common/not-permitted');
	for (const who of ['head', 'member'] as const) {
		expect(await refusalOf(addComment(await of.as(who), input))).toBe('common/not-found');
		expect(await refusalOf(commentsPage(await of.as(who), report, null))).toBe('common/not-found');
	}
	expect(await refusalOf(addComment(await of.as('officer'), { ...input, key: 'parameter.99.works' }))).toBe('common/not-found');
});

test('a part edited in one language puts the others behind, and the report waits until somebody says that they say the same', async () => {
	const { of, report } = await fresh();
	await editPart(await of.as('assessor'), { report, language: 'ky', key: 'story', text: 'Уюм чыңалды.', basedOn: 1 });
	expect((await standingPart(read, report, 'ru', 'story')).behind).toBe('ky');
	expect((await standingPart(read, report, 'ky', 'story')).behind).toBeNull();
	expect(await refusalOf(reviewReport(await of.as('lead'), { report }))).toBe('reporting/translations-behind');
	const shown = (await reportPage(await of.as('assessor'), report, { language: 'ru' })).editing!;
	expect(shown).toMatchObject({ behind: 1, parts: { story: { behind: { language: 'ky', text: 'Уюм чыңалды.' } } } });
	await editPart(await of.as('assessor'), { report, language: 'ru', key: 'story', text: 'Организация окрепла.', basedOn: 1 });
	expect((await standingPart(read, report, 'ky', 'story')).behind, 'bringing a translation up puts nobody behind').toBeNull();
	expect((await standingPart(read, report, 'ru', 'story')).behind, 'typing alone confirms nothing').toBe('ky');
	expect(await confirmTranslation(await of.as('assessor'), { report, language: 'ru', key: 'story' })).toBe(1);
	expect(await confirmTranslation(await of.as('assessor'), { report, language: 'en' })).toBe(1);
	expect(await confirmTranslation(await of.as('assessor'), { report, language: 'en' })).toBe(0);
	await reviewReport(await of.as('lead'), { report });
	expect(await refusalOf(confirmTranslation(await of.as('assessor'), { report, language: 'en' }))).toBe('reporting/not-a-draft');
});

test('only writers confirm', async () => {
	const { of, report } = await fresh();
	expect(await refusalOf(confirmTranslation(await of.as('officer'), { report, language: 'ru' }))).toBe('common/not-permitted');
	expect(await refusalOf(confirmTranslation(await of.as('head'), { report, language: 'ru' }))).toBe('common/not-found');
});
