/** What became of a plan since its approval. */
import { beforeAll, describe, expect, test } from 'vitest';
import { languages } from '#kernel/localised.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { drafted, inForce, planning, planOf, refusalOf } from './cases/planning.ts';
import { another, done } from '../../../tests/support/diagnostic-case.ts';
import { issued } from '../reporting/cases/reporting.ts';
import { gatherProgress } from './gather-progress.server.ts';
import { outcomeOf, outcomes } from './progress-document.ts';
import { renderProgress, renderProgressWord } from './render-progress.server.ts';
import { reportOnAction } from './report-on-action.server.ts';
import { updateActionStatus } from './update-action-status.server.ts';
import { checks } from './work.ts';

const kadam = await testDatabase();
const of = await planning(kadam);
let plan: string;
const documentIn = async (language: (typeof languages)[number]) => (await gatherProgress({ ...(await of.as('head')), language }, plan)).document;

beforeAll(async () => {
	plan = await inForce(of);
	const [verified, returned, said, cancelled] = (await planOf(of, plan)).actions.map(({ id }) => id) as [string, string, string, string];
	const step = async (who: 'member' | 'officer' | 'head', action: string, act: 'start' | 'claimDone' | 'verify' | 'return' | 'cancel', reason = '') => updateActionStatus(await of.as(who), { plan, action, act, reason, ...(act === 'verify' && { checks: [...checks] }) });
	for (const action of [verified, returned]) {
		await step('member', action, 'start');
		await step('member', action, 'claimDone');
	}
	await step('officer', verified, 'verify', 'Кеңседе көрдүк');
	await step('officer', returned, 'return', 'Протокол жок');
	await reportOnAction(await of.as('member'), { plan, action: said, percent: 50, kind: 'comment', text: 'Жарымы бүттү', title: '', file: undefined });
	await step('head', cancelled, 'cancel', 'Башка уюм жасады');
});

describe('the report', () => {
	test('counts every action with dates once, in all and by area', async () => {
		const { summary, areas } = await documentIn('ky');
		const dated = (await planOf(of, plan)).actions.filter(({ start }) => start !== null);
		expect(summary.reduce((sum, { count }) => sum + count, 0)).toBe(dated.length);
		expect(areas.reduce((sum, { lines }) => sum + lines.length, 0)).toBe(dated.length);
		expect(Object.fromEntries(summary.map(({ label, count }) => [label, count]))).toMatchObject({ Тастыкталды: 1, Кайтарылды: 1, 'Жокко чыгарылды': 1 });
	});

	test('says why something came back and what was said last', async () => {
		const said = (await documentIn('en')).areas.flatMap(({ lines }) => lines.map((line) => line.said));
		expect(said).toEqual(expect.arrayContaining(['Кеңседе көрдүк', 'Протокол жок', 'Жарымы бүттү', 'Башка уюм жасады']));
	});

	test('is printed and written for Word in every language', async () => {
		for (const language of languages) {
			const document = await documentIn(language);
			expect(JSON.parse(JSON.stringify(document))).toEqual(document);
			expect((await renderProgress(document)).length).toBeGreaterThan(5_000);
			expect((await renderProgressWord(document)).length).toBeGreaterThan(3_000);
		}
	});

	test('is nothing before the approval, and nobody else’s to read', async () => {
		const other = await another(kadam, of);
		const fresh = { ...other, kadam, caseId: await done(other, { '5.1': 1 }) };
		await issued(fresh);
		const draft = await drafted(fresh);
		expect(await refusalOf(gatherProgress(await fresh.as('head'), draft))).toBe('planning/plan-not-in-force');
		expect(await refusalOf(gatherProgress(await fresh.as('head'), plan))).toBe('common/not-found');
		expect(await refusalOf(gatherProgress(await kadam.contextFor(await aStaffMember(kadam, of.programme, 'donor')), plan))).toBe('common/not-found');
	});
});

test('what is overdue is late, whether begun, blocked or returned; what is claimed or settled is not', () => {
	const [due, today] = ['2026-06-30' as LocalDate, '2026-07-01' as LocalDate];
	expect((['notStarted', 'inProgress', 'blocked', 'returned'] as const).map((status) => outcomeOf({ status, due }, today))).toEqual(['late', 'late', 'late', 'late']);
	expect((['done', 'verified', 'cancelled', 'carriedOver'] as const).map((status) => outcomeOf({ status, due }, today))).toEqual(['done', 'verified', 'cancelled', 'carriedOver']);
	expect(outcomeOf({ status: 'returned', due }, due)).toBe('returned');
	expect(new Set(outcomes).size).toBe(outcomes.length);
});
