/** What later stages declare beside an action. */
import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { drafted, planning, planOf, refusalOf } from './cases/planning.ts';
import { linkToAction } from './link-to-action.server.ts';
import { linksOf } from './read.server.ts';
import { showAction } from './show-action.server.ts';

const kadam = await testDatabase();
const of = await planning(kadam);
const plan = await planOf(of, await drafted(of));
const training = { plan: plan.id, action: plan.actions[0]!.id, kind: 'training' as const, reference: newId(), title: { ky: 'Бухгалтердик эсеп боюнча семинар' }, on: '2026-05-14' as LocalDate };

test('is read with the action by everybody who reads the plan, and said again is not doubled', async () => {
	expect((await showAction(await of.as('head'), plan.id, training.action)).links).toEqual([]);
	await linkToAction(await of.as('officer'), training);
	await linkToAction(await of.as('assessor'), { ...training, on: '2026-05-15' as LocalDate });
	await linkToAction(await of.as('lead'), { ...training, kind: 'grant', title: { ky: 'Чакан грант' } });
	expect((await showAction(await of.as('member'), plan.id, training.action)).links).toEqual([{ label: 'Тренинг', value: 'Бухгалтердик эсеп боюнча семинар, 15.05.2026' }, { label: 'Грант', value: 'Чакан грант, 14.05.2026' }]);
	expect(await linksOf(kadam.database.read, training.action)).toHaveLength(2);
});

test('is not for the organisation to declare, nor of an action of another plan', async () => {
	for (const who of ['head', 'member'] as const) expect(await refusalOf(linkToAction(await of.as(who), training)), who).toBe('common/not-permitted');
	expect(await refusalOf(linkToAction(await of.as('officer'), { ...training, action: newId() }))).toBe('common/not-found');
});
