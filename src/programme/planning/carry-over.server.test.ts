/** The plan of a later round takes over what is still open in the one before, which ends; nothing of its record is lost. */
import { beforeAll, describe, expect, test } from 'vitest';
import { another, done } from '../../../tests/support/diagnostic-case.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { issued } from '../reporting/cases/reporting.ts';
import { actionEdit, inForce, planning, planOf, refusalOf } from './cases/planning.ts';
import { draftPlan } from './draft-plan.server.ts';
import { editAction } from './edit-action.server.ts';
import { reportOnAction } from './report-on-action.server.ts';
import { revisePlan } from './revise-plan.server.ts';
import { activeByQuarter } from './schedule.ts';
import { showAction } from './show-action.server.ts';
import { showNextPlan } from './show-next-plan.server.ts';
import { showPlan } from './show-plan.server.ts';
import { updateActionStatus } from './update-action-status.server.ts';

const kadam = await testDatabase();
const first = await planning(kadam);

/** A plan in force of a first round, worked on; and an issued report of a second one, in which 5.1 has risen. */
async function twoRounds() {
	const other = await another(kadam, first);
	const of = { ...other, kadam, caseId: await done(other, { '5.1': 1, '5.2': 1 }) };
	await issued(of);
	const plan = await planOf(of, await inForce(of));
	const lifting = (code: string) => plan.actions.find(({ indicators, from, start }) => indicators[0] === code && from === 1 && start !== null)!;
	const [risen, same] = [lifting('5.1').id, lifting('5.2').id];
	const report = { plan: plan.id, action: same, percent: 50, kind: 'decision' as const, text: 'Башкаруу органы карап чыкты', title: 'Протокол', file: new File(['%PDF-1.4 протокол'], 'протокол.pdf', { type: 'application/pdf' }) };
	await updateActionStatus(await of.as('member'), { plan: plan.id, action: same, act: 'start', reason: '' });
	await reportOnAction(await of.as('member'), report);
	const second = await done(other, { '5.1': 2, '5.2': 1 });
	await issued({ ...of, caseId: second });
	return { of, plan: plan.id, second, risen, same };
}

describe('the plan of a second round', () => {
	let the: Awaited<ReturnType<typeof twoRounds>>;
	beforeAll(async () => {
		the = await twoRounds();
	});

	test('finds the weakness that is no longer shown: the action stays in the old plan with a flag and a link', async () => {
		const { of, plan, risen, same, second } = the;
		const { orphaned, row } = await showAction(await of.as('head'), plan, risen);
		expect(row.orphaned).toBe(true);
		expect(orphaned?.href).toMatch(/^\/reporting\//);
		expect(orphaned?.text).toContain('2-диагностика');
		expect((await showAction(await of.as('head'), plan, same)).orphaned).toBeNull();
		const offered = (await showNextPlan(await of.as('lead'), second)).actions;
		expect(offered.find(({ id }) => id === risen)?.orphaned).toBe(true);
		expect(offered.find(({ id }) => id === same)).toMatchObject({ orphaned: false, statusWord: 'Аткарылып жатат' });
	});

	test('is asked about by those who draft it, and by nobody else', async () => {
		const { of, second } = the;
		for (const who of ['head', 'member'] as const) expect(await refusalOf(showNextPlan(await of.as(who), second))).toBe('common/not-permitted');
		expect(await refusalOf(showNextPlan(await (await another(kadam, first)).as('head'), second))).toBe('common/not-found');
	});

	test('waits while something is said to be done and nobody has looked', async () => {
		const { of, plan, same, second } = the;
		await updateActionStatus(await of.as('member'), { plan, action: same, act: 'claimDone', reason: '' });
		expect(await refusalOf(draftPlan(await of.as('lead'), { case: second }))).toBe('planning/claims-waiting');
		expect((await planOf(of, plan)).state).toBe('active');
		await updateActionStatus(await of.as('assessor'), { plan, action: same, act: 'return', reason: 'Мөөрү жок' });
	});

	test('takes over what is still needed, closes the plan before, and keeps the record readable both ways', async () => {
		const { of, plan, second, risen, same } = the;
		const next = await planOf(of, await draftPlan(await of.as('lead'), { case: second }));
		const before = await planOf(of, plan);
		const goesOn = next.actions.find(({ carriedFrom }) => carriedFrom === same)!;
		expect(before.state).toBe('closed');
		expect(before.actions.find(({ id }) => id === same)).toMatchObject({ status: 'carriedOver' });
		expect(before.actions.find(({ id }) => id === risen)).toMatchObject({ status: 'notStarted' });
		expect(next.actions.some(({ carriedFrom }) => carriedFrom === risen)).toBe(false);
		expect(goesOn).toMatchObject({ status: 'returned', percent: 100, from: 1, indicators: ['5.2'] });
		expect(next.actions.filter(({ indicators, from }) => indicators[0] === '5.2' && from === 1), 'the library proposes nothing beside it').toHaveLength(next.actions.filter(({ carriedFrom, indicators }) => carriedFrom && indicators[0] === '5.2').length);
		expect(Math.max(...activeByQuarter(next.actions, next.start))).toBeLessThanOrEqual(5);

		const seen = await showAction(await of.as('head'), next.id, goesOn.id);
		expect(seen.carried).toEqual([{ label: 'Мурунку пландан өткөн: ошол жердеги иш-чара', href: `/planning/${plan}/actions/${same}` }]);
		expect(seen.work.notes.map(({ text }) => text)).toContain('Башкаруу органы карап чыкты');
		expect(seen.work.evidence).toMatchObject([{ title: 'Протокол', href: expect.stringContaining(`/planning/${plan}/actions/${same}/evidence/`), removes: false }]);
		expect((await showAction(await of.as('head'), plan, same)).carried).toMatchObject([{ href: `/planning/${next.id}/actions/${goesOn.id}` }]);
		expect((await showPlan(await of.as('head'), next.id, 'areas')).facts).toContainEqual(expect.objectContaining({ label: 'Мурунку план', href: `/planning/${plan}` }));
		expect((await showPlan(await of.as('head'), plan, 'areas')).facts).toContainEqual(expect.objectContaining({ label: 'Кийинки план', href: `/planning/${next.id}` }));
	});
});

test('people choose otherwise: what they tick goes on, also what is no longer shown, and nothing else', async () => {
	const { of, plan, second, risen, same } = await twoRounds();
	const next = await planOf(of, await draftPlan(await of.as('officer'), { case: second, carry: [risen] }));
	expect(next.actions.flatMap(({ carriedFrom }) => carriedFrom ?? [])).toEqual([risen]);
	expect((await planOf(of, plan)).actions.find(({ id }) => id === same)?.status).toBe('inProgress');
});

test('a plan under revision ends as well, and an area that the new draft does not have comes along with its action', async () => {
	const { of, plan, second } = await twoRounds();
	const before = await planOf(of, plan);
	await revisePlan(await of.as('head'), { plan, reason: 'Кызматкерлер алмашты' });
	const own = before.actions.find(({ objective, start }) => objective !== '5' && start !== null)!;
	await editAction(await of.as('lead'), actionEdit(before, own, { responsible: 'Айгүл' }));
	const next = await planOf(of, await draftPlan(await of.as('lead'), { case: second, carry: [own.id] }));
	expect((await planOf(of, plan)).state).toBe('closed');
	expect(next.objectives.map(({ parameter }) => parameter)).toContain(own.objective);
	expect(next.actions.find(({ carriedFrom }) => carriedFrom === own.id)).toMatchObject({ responsible: 'Айгүл', objective: own.objective });
});
