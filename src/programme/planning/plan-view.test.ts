import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { everyNode } from '#design/charts/svg.ts';
import { instrument } from '../../../tests/support/arbitrary-scores.ts';
import { aHead, anAction, anObjective } from './cases/stored.ts';
import { fieldWord } from './field-words.ts';
import { actionValues, objectiveValues, textIn } from './form-values.ts';
import { impactPicture, pointsShown } from './impact-picture.ts';
import { actionRow, formula, moneyText, objectiveView, termsInWords } from './plan-view.ts';
import { defaultWeights, explain } from './priority.ts';
import { showConflict } from './shown-conflict.ts';
import { assemblePlan } from './stored-plan.ts';

const reader = { language: 'ky', today: '2026-07-01' as LocalDate, instrument } as const;
const plan = assemblePlan(aHead(), [anObjective('5')], [anAction('a', '5', { critical: true, status: 'inProgress' }), anAction('b', '5', { start: null, due: null })]);

describe('an action on a page', () => {
	test('shows the formula term by term, in the notation of the reader', () => {
		const terms = explain({ importance: 5, urgency: 4, ease: 3, gap: 7 / 3 });
		expect(formula(terms, 'ky')).toBe('0,4·5 + 0,3·4 + 0,2·3 + 0,1·2,33');
		expect(formula(terms, 'en')).toBe('0.4·5 + 0.3·4 + 0.2·3 + 0.1·2.33');
		expect(termsInWords(plan.actions[0]!, defaultWeights, 'ky').map(({ factor }) => factor)).toEqual(['Маанилүүлүгү', 'Шашылыштыгы', 'Оңойлугу', 'Максатка чейинки аралык']);
	});

	test('says what step it is, until when, and whether that is over', () => {
		expect(actionRow(plan.actions[0]!, defaultWeights, reader)).toMatchObject({ step: '5.1: 1 → 2', dates: '01.04.2026 – 30.06.2026', overdue: true, critical: true, statusWord: 'Аткарылып жатат' });
	});

	test('without dates waits apart', () => {
		const view = objectiveView(plan.objectives[0]!, plan, reader);
		expect([view.actions.map(({ id }) => id), view.later.map(({ id }) => id)]).toEqual([['a'], ['b']]);
		expect(view.success[0]).toMatchObject({ code: '5.1', currentWord: 'Баштапкы', desiredWord: 'Калыптанган' });
	});
});

test('money is written as people write it', () => {
	expect(moneyText({ amount: '12500.5', currency: 'KGS' }, 'ky', () => 'сом')).toBe('12\u202f500,50\u00a0сом');
});

test('the picture numbers the first actions that have dates, and no more than can be told apart', () => {
	const many = assemblePlan(aHead(), [anObjective('5')], Array.from({ length: 30 }, (_, index) => anAction(`a${index}`, '5', { position: index })));
	const circles = (actions: typeof many.actions) => everyNode(impactPicture(actions, defaultWeights, 'ky', 640)).filter(({ tag }) => tag === 'circle').length;
	expect(circles(many.actions)).toBe(pointsShown);
	expect(circles(plan.actions)).toBe(1);
});

describe('what fills a form again', () => {
	test('is the content as texts', () => {
		const values = actionValues({ ...plan.actions[0]!, cost: { amount: '5', currency: 'USD' } });
		expect([textIn(values, 'title', 'ky'), textIn(values, 'amount'), textIn(values, 'currency'), textIn(values, 'ease'), textIn(values, 'nowhere', 'ky')]).toEqual(['Иш', '5', 'USD', '3', '']);
	});

	test('and levels by indicator', () => {
		expect(textIn(objectiveValues({ why: {}, voices: {}, desired: { '5.1': 3 } }), 'desired', '5', '1')).toBe('3');
	});
});

test('a conflict is told in words', () => {
	const conflict = { author: 'Айгүл', at: '2026-03-02T04:00:00.000Z' };
	expect(showConflict({ ...conflict, field: 'title.ky', mine: 'Бир', theirs: null }, 'ky')).toMatchObject({ label: 'Эмне жасалат (кыргызча)', mine: 'Бир', theirs: '' });
	expect(showConflict({ ...conflict, field: 'due', mine: '2026-06-30', theirs: '2026-07-31' }, 'ky')).toMatchObject({ label: 'Бүтүшү', mine: '30.06.2026', theirs: '31.07.2026' });
	expect(showConflict({ ...conflict, field: 'type', mine: 'policy', theirs: 'event' }, 'en')).toMatchObject({ mine: 'policy', theirs: 'event' });
	expect(showConflict({ ...conflict, field: 'cost', mine: { amount: '5', currency: 'KGS' }, theirs: null }, 'en')).toMatchObject({ mine: '5\u00a0KGS' });
	expect(fieldWord('desired.5.1', 'en')).toBe('Level to reach 5.1');
});
