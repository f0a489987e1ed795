import { describe, expect, test } from 'vitest';
import { result } from '#programme/diagnostics/scoring.ts';
import { targets } from '#programme/diagnostics/targets.ts';
import { instrument, scoredAt } from '../../../tests/support/arbitrary-scores.ts';
import { plan, sources } from '../../../tests/support/drafted-plans.ts';
import { generatePlan, type PlanDraft } from './generate.ts';

describe('objectives', () => {
	const areas = (draft: PlanDraft): string[] =>
		draft.objectives.map(({ parameter }) => parameter).toSorted((a, b) => Number(a) - Number(b));

	test('are the weak parameters', () => {
		expect(areas(plan((code) => (code.startsWith('2.') || code.startsWith('8.') ? 2 : 3)))).toEqual(['2', '8']);
		expect(plan(() => 3)).toEqual({ objectives: [], actions: [], withoutRecommendation: [], unansweredPriorities: [] });
	});

	test('and parameters in which a single indicator stands at level 1', () => {
		const { objectives } = plan((code) => (code === '5.3' ? 1 : 3));
		expect(objectives).toMatchObject([
			{
				parameter: '5',
				currentMean: 13 / 5,
				ownPriority: false,
				success: [{ indicator: '5.3', current: 1, desired: 3 }]
			}
		]);
	});

	test('but not those that are merely uneven', () => {
		expect(areas(plan((code) => (code === '5.2' ? 2 : 3)))).toEqual([]);
	});

	test('and what the organisation named, one level up where the target is reached', () => {
		const named = plan(() => 3, { priorities: ['8.1'] });
		expect(named.objectives).toMatchObject([
			{ parameter: '8', ownPriority: true, success: [{ indicator: '8.1', current: 3, desired: 4 }] }
		]);
		const whole = plan((code) => (code === '9.4' ? 3 : 4), { priorities: ['9'] });
		expect(whole.objectives).toMatchObject([
			{ parameter: '9', success: [{ indicator: '9.4', current: 3, desired: 4 }] }
		]);
		expect(areas(plan((code) => (code === '5.2' ? 2 : 3), { priorities: ['5'] }))).toEqual(['5']);
	});

	test('named by the organisation, take up what is expected of it before what is not yet', () => {
		const parameters = instrument.parameters.map((parameter) => ({
			...parameter,
			indicators: parameter.indicators.map((one) => (one.code === '5.5' ? { ...one, notYetExpectedUpToStaff: 5 } : one))
		}));
		const patient = { ...instrument, parameters };
		const scored = scoredAt((code) => ({ '5.2': 2 as const, '5.5': 1 as const })[code] ?? 4);
		const { objectives } = generatePlan({
			...sources({ scored, paidStaff: 4, ageInYears: 9, priorities: ['5'], agreed: {} }),
			instrument: patient,
			result: result(patient, 'verified', scored, 4),
			targets: targets(patient, { paidStaff: 4, ageInYears: 9 })
		});
		expect(objectives.map(({ success }) => success.map(({ indicator, desired }) => [indicator, desired]))).toEqual([
			[['5.2', 3]]
		]);
	});

	test('and what was agreed with it', () => {
		expect(plan(() => 3, { agreed: { '10.2': 4 } }).objectives).toMatchObject([
			{ parameter: '10', success: [{ indicator: '10.2', desired: 4 }] }
		]);
	});

	test('begin with the area of the most pressing action', () => {
		expect(
			plan((code) => (code === '5.3' ? 1 : code.startsWith('2.') ? 2 : 3)).objectives.map(({ parameter }) => parameter)
		).toEqual(['5', '2']);
	});
});
