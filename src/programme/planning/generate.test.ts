import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findings } from '#programme/diagnostics/findings.ts';
import { indicatorsOf, type Level } from '#programme/diagnostics/instrument.ts';
import { instrument } from '../../../tests/support/arbitrary-scores.ts';
import { anyCase, entry, library, plan, sources, start, type Case } from '../../../tests/support/drafted-plans.ts';
import { generatePlan, type PlanDraft, type PlanSources } from './generate.ts';
import { score } from './priority.ts';
import { activeByQuarter, quarterlyLimit } from './schedule.ts';

const critical = new Set(indicatorsOf(instrument).flatMap(({ code, critical }) => (critical ? [code] : [])));
const property = (check: (draft: PlanDraft, from: PlanSources, of: Case) => void): void =>
	fc.assert(fc.property(anyCase, (of) => check(generatePlan(sources(of)), sources(of), of)));

describe('a generated plan', () => {
	test('is the same from the same data, however they were listed', () => {
		property((draft, from, of) => {
			const turned = { ...of, scored: { ...of.scored, verified: of.scored.verified.toReversed() } };
			expect(generatePlan(sources(turned))).toEqual(draft);
			expect(generatePlan({ ...from, priorities: from.priorities.toReversed() }).actions).toEqual(draft.actions);
		});
	});

	test('begins with every critical indicator at level 1 that it works on', () => {
		property(({ actions }) => {
			const pressing = actions.map(
				({ indicators, from }) => from === 1 && indicators.some((code) => critical.has(code))
			);
			expect(pressing).toEqual(pressing.toSorted((a, b) => Number(b) - Number(a)));
			expect(actions.map((action) => action.critical)).toEqual(pressing);
		});
	});

	test('leaves out no critical indicator at level 1', () => {
		property(({ actions }, from) => {
			const pressing = findings(instrument, from.result, from.targets).weaknesses.filter(
				(weakness) => weakness.critical && weakness.distance > 0
			);
			for (const { indicator } of pressing)
				expect(actions.some((action) => action.critical && action.indicators.includes(indicator))).toBe(true);
		});
	});

	test('stays within the quarterly limit', () => {
		property(({ actions }, { paidStaff }) => {
			const limit = quarterlyLimit(paidStaff) ?? Number.POSITIVE_INFINITY;
			for (const active of activeByQuarter(actions, start)) expect(active).toBeLessThanOrEqual(limit);
		});
	});

	test('has ranks from 1 on, scores that the formula gives, and every action in an objective of its own', () => {
		property(({ actions, objectives }) => {
			expect(actions.map(({ rank }) => rank)).toEqual(actions.map((_, index) => index + 1));
			for (const action of actions) {
				expect(action.score).toBe(score(action));
				const objective = objectives.find(({ parameter }) => parameter === action.objective);
				const success = objective?.success.find(({ indicator }) => action.indicators.includes(indicator));
				expect((action.from ?? 0) >= (success?.current ?? 5) && (action.from ?? 4) < (success?.desired ?? 0)).toBe(
					true
				);
			}
		});
	});

	test('aims above where the organisation stands, at the target unless the organisation asked for more', () => {
		property(({ objectives }, from) => {
			for (const { parameter, success } of objectives) {
				expect(success.length).toBeGreaterThan(0);
				for (const { indicator, current, desired, statement } of success) {
					expect(desired).toBeGreaterThan(current);
					const named = from.priorities.includes(indicator) || from.priorities.includes(parameter);
					if (!named) expect(desired).toBe(from.targets.get(indicator)?.level);
					expect(statement).toEqual(indicatorsOf(instrument).find(({ code }) => code === indicator)?.levels[desired]);
				}
			}
		});
	});

	test('asks nothing of a small organisation that is not yet expected of it, unless it was its own wish', () => {
		property(({ actions }, _, { paidStaff, priorities, agreed }) => {
			if (paidStaff === null || paidStaff > 2) return;
			const excused = ['1.3', '4.2', '5.5', '6.2'].filter(
				(code) => !(code in agreed) && !priorities.some((wish) => code.startsWith(wish))
			);
			expect(actions.flatMap(({ indicators }) => indicators).filter((code) => excused.includes(code))).toEqual([]);
		});
	});
});

describe('what a plan cannot answer', () => {
	test('it names: priorities without verified scores, at the top already, or unknown', () => {
		const { unansweredPriorities } = plan((code) => (code === '1.1' ? 4 : code.startsWith('7.') ? null : 3), {
			priorities: ['1.1', '7', '99', '8']
		});
		expect(unansweredPriorities).toEqual(['1.1', '7', '99']);
	});

	test('it names: steps for which the library has no action', () => {
		const { actions, withoutRecommendation } = plan((code) => (code === '5.3' ? 1 : 3), {
			recommendations: [entry('5.3', 1)]
		});
		expect(actions).toMatchObject([{ rank: 1, from: 1, critical: true, start, status: 'notStarted' }]);
		expect(withoutRecommendation).toEqual([{ indicator: '5.3', level: 2 }]);
	});
});

describe('the opening factors of an action', () => {
	const factorsAt = (
		code: string,
		at: Readonly<Record<string, Level>>,
		priorities: readonly string[] = []
	): number[] => {
		const { actions } = plan((each) => at[each] ?? 3, {
			priorities,
			recommendations: library.map((one) => entry(one.indicator, one.level, 2))
		});
		const { importance, urgency, ease, gap } =
			actions.find(({ indicators }) => indicators.includes(code)) ?? expect.fail(`${code} has an action`);
		return [importance, urgency, ease, Number(gap.toFixed(2))];
	};

	test('come from how weak, how critical and how wanted it is', () => {
		expect(factorsAt('5.2', { '5.2': 1 })).toEqual([3, 4, 2, 3.67]);
		expect(factorsAt('5.3', { '5.3': 1 })).toEqual([5, 5, 2, 3.67]);
		expect(factorsAt('2.2', { '2.1': 2, '2.2': 2, '2.3': 2 })).toEqual([4, 3, 2, 2.33]);
		expect(factorsAt('8.1', {}, ['8.1'])).toEqual([5, 2, 2, 2.33]);
	});
});

test('two steps on one indicator become two actions, the second in a later quarter', () => {
	const { actions } = plan((code) => (code === '5.2' ? 1 : 3));
	expect(actions.map(({ from, start: begins }) => [from, begins])).toEqual([
		[1, '2026-09-01'],
		[2, '2026-12-01']
	]);
});
