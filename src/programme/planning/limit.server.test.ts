/** How much at once: bounded by size, lifted by decision with a reason that everybody reads. */
import { expect, test } from 'vitest';
import { entriesAbout } from '#journal/read.server.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { actionEdit, drafted, planning, planEdit, planOf, refusalOf } from './cases/planning.ts';
import { editAction } from './edit-action.server.ts';
import { editPlan } from './edit-plan.server.ts';
import { gatherPlan, sourceOf } from './gather-plan.server.ts';
import { liftLimit } from './lift-limit.server.ts';
import { planDocument } from './plan-document.ts';
import { activeByQuarter } from './schedule.ts';
import { sendPlanForAgreement } from './send-plan-for-agreement.server.ts';
import { showPlan } from './show-plan.server.ts';

const kadam = await testDatabase();
const of = await planning(kadam);
const id = await drafted(of);
const reason = 'Быйыл эки кызматкер кошулду';
const lift = { plan: id, to: 7, reason };
const send = async () => refusalOf(sendPlanForAgreement(await of.as('lead'), { plan: id, seen: (await planOf(of, id)).revision }));

test('a plan that asks too much at once is not sent, until the dates are spread or the limit is lifted', async () => {
	const plan = await planOf(of, id);
	const waiting = plan.actions.find(({ start }) => start === null)!;
	await editAction(await of.as('lead'), actionEdit(plan, waiting, { start: plan.actions[0]!.start, due: plan.actions[0]!.due }));
	expect(await send()).toBe('planning/too-much-at-once');
});

test('the limit is lifted by the lead or an officer, with a reason', async () => {
	for (const who of ['head', 'member', 'assessor'] as const) expect(await refusalOf(liftLimit(await of.as(who), lift)), who).toBe('common/not-permitted');
	expect(await refusalOf(liftLimit(await of.as('officer'), { ...lift, reason: '' }))).toBe('workflow/reason-required');
	await liftLimit(await of.as('lead'), lift);
	const [entry] = await entriesAbout(kadam.database.read, id, ['planning/limit-lifted'], 1);
	expect(entry).toMatchObject({ reason, data: { to: 7 } });
});

test('the reason stands in the plan and on its paper, spreading anew fills the wider quarters, and the plan can be sent', async () => {
	const shown = await showPlan(await of.as('member'), id, 'areas');
	expect(shown.facts.find(({ label }) => label === 'Бир чейректеги иш-чаралардын чеги')?.value).toContain(reason);
	expect(shown.concerns.join()).not.toContain('ашырбаган');
	for (const [language, words] of [['ky', 'Бир чейректеги иш-чаралардын чеги'], ['ru', 'Предел мероприятий на квартал'], ['en', 'Most actions in a quarter']] as const) {
		const { facts } = planDocument(sourceOf(await gatherPlan({ ...(await of.as('member')), language }, id)), language);
		expect(facts.find(({ label }) => label === words)?.text).toMatch(new RegExp(`^7 .*${reason}`));
	}
	await editPlan(await of.as('lead'), planEdit(await planOf(of, id), { dates: 'spread' }));
	const { actions, start } = await planOf(of, id);
	expect(Math.max(...activeByQuarter(actions, start))).toBe(7);
	expect(await send()).toBe('done');
});
