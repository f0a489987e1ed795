import { describe, expect, test } from 'vitest';
import { newId, type CommandId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { historyOf } from '#journal/read.server.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { addAction } from './add-action.server.ts';
import { actionEdit, planning, planOf, refusalOf, sent } from './cases/planning.ts';
import { editAction } from './edit-action.server.ts';
import type { AddAction } from './input.ts';
import { actionHistory } from './read.server.ts';
import { removeAction } from './remove-action.server.ts';
import { updateActionStatus } from './update-action-status.server.ts';

const kadam = await testDatabase();
const of = await planning(kadam);
const id = await sent(of);
const plan = () => planOf(of, id);
const actionAt = async (rank: number) => (await plan()).actions[rank - 1]!;
const own: Omit<AddAction, 'plan' | 'objective'> = {
	indicators: [], from: null, title: { ky: 'Кеңешме өткөрүү' }, description: {}, type: 'event', responsible: 'Айгүл, жетекчи', supporter: '',
	start: '2026-05-01' as LocalDate, due: '2026-05-31' as LocalDate, cost: { amount: '12000.5', currency: 'KGS' }, funding: 'own',
	expectedOutput: {}, meansOfVerification: {}, importance: 5, urgency: 5, ease: 5
};

describe('editing an action', () => {
	test('keeps every version with its author', async () => {
		const [action] = (await plan()).actions;
		await editAction(await of.as('head'), actionEdit(await plan(), action!, { responsible: 'Бакыт, бухгалтер' }));
		expect((await plan()).actions.find(({ id }) => id === action!.id)).toMatchObject({ responsible: 'Бакыт, бухгалтер', version: 2, edited: { by: of.head } });
		expect((await actionHistory(kadam.database.read, action!.id)).map(({ version, author }) => [version, author])).toEqual([[1, of.assessor], [2, of.head]]);
	});

	test('what two people changed in different places is merged', async () => {
		const action = await actionAt(2);
		const seen = await plan();
		await editAction(await of.as('head'), actionEdit(seen, action, { responsible: 'Айгүл' }));
		const answer = await editAction(await of.as('member'), actionEdit(seen, action, { supporter: 'Ментор' }));
		expect(answer.conflicts).toEqual([]);
		expect((await plan()).actions.find(({ id }) => id === action.id)).toMatchObject({ responsible: 'Айгүл', supporter: 'Ментор', version: 3 });
	});

	test('what two people changed in the same place comes back with both values, author and time; nothing is overwritten', async () => {
		const action = await actionAt(3);
		const seen = await plan();
		await editAction(await of.as('head'), actionEdit(seen, action, { responsible: 'Айгүл', ease: 1 }));
		const answer = await editAction(await of.as('member'), actionEdit(seen, action, { responsible: 'Бакыт', supporter: 'Ментор' }));
		expect(answer).toMatchObject({
			version: 2,
			conflicts: [{ field: 'responsible', mine: 'Бакыт', theirs: 'Айгүл', author: 'Айгүл Осмонова', at: '2026-03-02T04:00:00.000Z' }],
			content: { responsible: 'Бакыт', supporter: 'Ментор', ease: 1 }
		});
		expect((await plan()).actions.find(({ id }) => id === action.id)).toMatchObject({ responsible: 'Айгүл', supporter: '', version: 2 });
		await editAction(await of.as('member'), actionEdit(await plan(), action, { ...answer.content, basedOn: answer.version }));
		expect((await plan()).actions.find(({ id }) => id === action.id)).toMatchObject({ responsible: 'Бакыт', supporter: 'Ментор', ease: 1, version: 3 });
	});

	test('a text reworded in one language leaves no translation that says something else', async () => {
		const action = await actionAt(4);
		await editAction(await of.as('head'), actionEdit(await plan(), action, { title: { ...action.title, ky: 'Жаңыча иш' } }));
		expect((await plan()).actions.find(({ id }) => id === action.id)?.title).toEqual({ ky: 'Жаңыча иш' });
		const next = await actionAt(5);
		await editAction(await of.as('head'), actionEdit(await plan(), next, { title: { ...next.title, ky: 'Ката оңдолду' }, stillTrue: true }));
		expect((await plan()).actions.find(({ id }) => id === next.id)?.title).toEqual({ ...next.title, ky: 'Ката оңдолду' });
	});

	test('the same command is done once', async () => {
		const action = await actionAt(6);
		const seen = await plan();
		const command = newId<'command'>() as CommandId;
		const again = async () => editAction(await of.as('head', command), actionEdit(seen, action, { responsible: 'Нурбек' }));
		expect(await again()).toEqual(await again());
		expect((await actionHistory(kadam.database.read, action.id))).toHaveLength(2);
	});

	test('only by those who have the plan in hand', async () => {
		const action = await actionAt(7);
		for (const who of ['assessor', 'lead', 'officer'] as const) expect(await refusalOf(editAction(await of.as(who), actionEdit(await plan(), action, { ease: 5 })))).toBe('planning/not-in-your-hands');
	});

	test('on a version that never was is refused', async () => {
		const action = await actionAt(7);
		expect(await refusalOf(editAction(await of.as('head'), actionEdit(await plan(), action, { basedOn: 99 })))).toBe('common/not-found');
	});
});

describe('adding an action', () => {
	test('of one’s own to an objective', async () => {
		const objective = (await plan()).objectives[1]!;
		const added = await addAction(await of.as('member'), { ...own, plan: id, objective: objective.id });
		expect((await plan()).actions.find((one) => one.id === added)).toMatchObject({ objective: objective.parameter, cost: { amount: '12000.5', currency: 'KGS' }, critical: false, from: null, status: 'notStarted' });
		expect((await historyOf(kadam.database.read, of.organisation))[0]).toMatchObject({ event: 'planning/action-added', actor: of.member });
	});

	test('that lifts a critical indicator out of level 1 makes it come before the others', async () => {
		const objective = (await plan()).objectives.find(({ parameter }) => parameter === '5')!;
		const added = await addAction(await of.as('head'), { ...own, plan: id, objective: objective.id, indicators: ['5.1'], from: 1, importance: 1, urgency: 1, ease: 1 });
		expect((await plan()).actions.find((one) => one.id === added)).toMatchObject({ critical: true });
	});

	test('for an indicator of another area is refused, and so is adding for those who may not', async () => {
		const objective = (await plan()).objectives.find(({ parameter }) => parameter === '5')!;
		const input = { ...own, plan: id, objective: objective.id };
		expect(await refusalOf(addAction(await of.as('head'), { ...input, indicators: ['1.1'] }))).toBe('planning/indicator-elsewhere');
		expect(await refusalOf(addAction(await of.as('officer'), input))).toBe('planning/not-in-your-hands');
	});
});

describe('removing an action', () => {
	test('needs a reason, keeps the action and marks it removed', async () => {
		const action = await actionAt(8);
		const input = { plan: id, action: action.id };
		expect(await refusalOf(removeAction(await of.as('officer'), { ...input, reason: 'Керексиз' }))).toBe('planning/not-in-your-hands');
		expect(await refusalOf(removeAction(await of.as('head'), { ...input, reason: '' }))).toBe('workflow/reason-required');
		await removeAction(await of.as('head'), { ...input, reason: 'Былтыр жасалган' });
		const after = await plan();
		expect(after.actions.some(({ id }) => id === action.id)).toBe(false);
		expect(after.removedActions).toMatchObject([{ id: action.id, rank: 0, removed: { by: of.head, reason: 'Былтыр жасалган' } }]);
		expect(await refusalOf(removeAction(await of.as('head'), { ...input, reason: 'Дагы' }))).toBe('planning/action-removed-already');
		expect(await refusalOf(editAction(await of.as('head'), actionEdit(after, after.removedActions[0]!, { ease: 5 })))).toBe('planning/action-removed-already');
		expect(await refusalOf(updateActionStatus(await of.as('head'), { ...input, act: 'start', reason: '' }))).toBe('planning/action-removed-already');
	});
});
