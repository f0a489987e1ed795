import { describe, expect, test } from 'vitest';
import { newId, type CommandId } from '#kernel/id.ts';
import { historyOf } from '#journal/read.server.ts';
import { reportOfCase } from '#programme/reporting/read.server.ts';
import { indicatorsOf } from '#programme/diagnostics/instrument.ts';
import { instrument } from '../../../tests/support/arbitrary-scores.ts';
import { another, done } from '../../../tests/support/diagnostic-case.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { drafted, planning, planOf, refusalOf } from './cases/planning.ts';
import { draftPlan } from './draft-plan.server.ts';
import { actionHistory, planOfCase } from './read.server.ts';
import { recommendations } from './library.server.ts';
import { activeByQuarter } from './schedule.ts';

const kadam = await testDatabase();
const of = await planning(kadam);

describe('who may draft a plan, and from what', () => {
	test('only from an issued report', async () => {
		const other = await another(kadam, of);
		const caseId = await done(other);
		expect(await refusalOf(draftPlan(await other.as('assessor'), { case: caseId }))).toBe('planning/report-not-issued');
	});

	test('by those who work with the organisation in the programme, not by the organisation itself', async () => {
		for (const who of ['head', 'member'] as const) expect(await refusalOf(draftPlan(await of.as(who), { case: of.caseId }))).toBe('common/not-permitted');
	});

	test('for everybody else there is no such case', async () => {
		const stranger = await another(kadam, of);
		expect(await refusalOf(draftPlan(await stranger.as('head'), { case: of.caseId }))).toBe('common/not-found');
		expect(await refusalOf(draftPlan(await of.as('officer'), { case: newId() }))).toBe('common/not-found');
	});
});

describe('a drafted plan', () => {
	const commandId = newId<'command'>() as CommandId;
	const command = () => of.as('assessor', commandId);

	test('is made once, however often and by whomever it is asked for', async () => {
		const first = await draftPlan(await command(), { case: of.caseId });
		expect(await draftPlan(await command(), { case: of.caseId })).toBe(first);
		expect(await draftPlan(await of.as('officer'), { case: of.caseId })).toBe(first);
		expect((await planOfCase(kadam.database.read, of.caseId))?.id).toBe(first);
		const events = (await historyOf(kadam.database.read, of.organisation)).filter(({ event }) => event === 'planning/drafted');
		expect(events).toHaveLength(1);
	});

	test('cites its report, begins with the next month and lasts a year', async () => {
		const plan = await planOf(of, await drafted(of));
		const report = await reportOfCase(kadam.database.read, of.caseId);
		expect(plan).toMatchObject({ state: 'draft', report: { id: report?.id, version: 1 }, start: '2026-04-01', end: '2027-03-31', goal: {} });
	});

	test('puts critical weaknesses first and has an action from the library for every step', async () => {
		const plan = await planOf(of, await drafted(of));
		const critical = indicatorsOf(instrument).filter((indicator) => indicator.critical).map(({ code }) => code);
		expect(plan.actions[0]).toMatchObject({ critical: true, objective: '5', from: 1, rank: 1 });
		expect(critical).toContain(plan.actions[0]?.indicators[0]);
		expect(plan.objectives[0]?.parameter).toBe('5');
		const steps = recommendations(instrument.key).map(({ indicator, level }) => `${indicator} ${level}`);
		for (const { indicators, from } of plan.actions) expect(steps).toContain(`${indicators[0]} ${from}`);
	});

	test('asks no more of a small or unmeasured organisation than five actions a quarter; the rest waits without dates', async () => {
		const plan = await planOf(of, await drafted(of));
		expect(Math.max(...activeByQuarter(plan.actions, plan.start))).toBeLessThanOrEqual(5);
		expect(plan.actions.some(({ start }) => start === null)).toBe(true);
	});

	test('keeps the first state of every action', async () => {
		const plan = await planOf(of, await drafted(of));
		const [first] = plan.actions;
		const history = await actionHistory(kadam.database.read, first!.id);
		expect(history).toHaveLength(1);
		expect(history[0]).toMatchObject({ version: 1, author: of.assessor, content: { title: first!.title, start: first!.start } });
	});
});
