import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actsPermitted, faults, move, permitted, type Workflow } from '#kernel/workflow.ts';
import { memberRoles, programmeRoles } from '#register/actor.ts';
import {
	actionStates,
	actionWorkflow,
	firstActionState,
	firstPlanState,
	permittedForAction,
	planStates,
	planWorkflow
} from './workflow.ts';

const roles = [...programmeRoles, ...memberRoles, 'administrator'];

/** The arrows of the programme's description, written down a second time. */
const planArrows = [
	'draft→csoReview',
	'csoReview→programmeReview',
	'programmeReview→active',
	'active→underRevision',
	'underRevision→closed',
	'active→closed',
	'csoReview→draft',
	'programmeReview→draft',
	'underRevision→csoReview',
	'underRevision→active',
	// The plan of a later round takes its place.
	'draft→closed',
	'csoReview→closed',
	'programmeReview→closed'
];
const open = ['notStarted', 'inProgress', 'blocked', 'returned'];
const actionArrows = [
	'notStarted→inProgress',
	'inProgress→done',
	'done→verified',
	'done→returned',
	'returned→inProgress',
	'returned→done',
	'notStarted→blocked',
	'inProgress→blocked',
	'returned→blocked',
	'blocked→inProgress',
	...open.flatMap((state) => [`${state}→cancelled`, `${state}→carriedOver`])
];

function arrowsOf<S extends string, A extends string, R extends string>(
	workflow: Workflow<S, A, R>,
	states: readonly S[],
	who: readonly string[]
): string[] {
	return states.flatMap((state) =>
		actsPermitted(workflow, state, who).flatMap((act) => {
			const answer = permitted(workflow, state, act, who);
			return answer.ok ? [`${state}→${answer.next}`] : [];
		})
	);
}

describe('a plan', () => {
	test('has a table without faults', () => {
		expect(faults(planWorkflow, planStates, firstPlanState)).toEqual([]);
	});

	test('makes every step of the description and no other', () => {
		expect(new Set(arrowsOf(planWorkflow, planStates, roles))).toEqual(new Set(planArrows));
	});

	test('needs the organisation’s agreement and the programme’s approval, each by its own people', () => {
		expect(move(planWorkflow, 'csoReview', 'agree', programmeRoles, '').ok).toBe(false);
		expect(move(planWorkflow, 'programmeReview', 'approve', memberRoles, '').ok).toBe(false);
		const intoForce = planWorkflow.filter(({ to, from }) => to === 'active' && !from.includes('underRevision'));
		expect(intoForce.flatMap(({ from }) => from)).toEqual(['programmeReview']);
	});

	test('goes back only with a reason', () => {
		expect(move(planWorkflow, 'csoReview', 'returnToDraft', ['head'], '')).toEqual({
			ok: false,
			problem: 'workflow/reason-required'
		});
		expect(move(planWorkflow, 'programmeReview', 'returnToDraft', ['head'], 'Too much')).toEqual({
			ok: false,
			problem: 'workflow/not-by-this-role'
		});
	});
});

describe('an action', () => {
	test('has a table without faults', () => {
		expect(faults(actionWorkflow, actionStates, firstActionState)).toEqual([]);
	});

	test('makes every step of the description and no other', () => {
		expect(new Set(arrowsOf(actionWorkflow, actionStates, roles))).toEqual(new Set(actionArrows));
	});

	test('is never verified by the organisation, nor claimed done by the programme', () => {
		expect(
			arrowsOf(actionWorkflow, actionStates, memberRoles).filter((arrow) => /→(verified|returned)$/.test(arrow))
		).toEqual([]);
		expect(arrowsOf(actionWorkflow, actionStates, programmeRoles).filter((arrow) => arrow.endsWith('→done'))).toEqual(
			[]
		);
	});

	test('is verified only after it was claimed done, whoever does whatever', () => {
		const acts = [...new Set(actionWorkflow.map(({ act }) => act))];
		const steps = fc.array(
			fc.record({ act: fc.constantFrom(...acts), who: fc.subarray(roles), plan: fc.constantFrom(...planStates) }),
			{
				maxLength: 40
			}
		);
		fc.assert(
			fc.property(steps, (walk) => {
				let state = firstActionState;
				for (const { act, who, plan } of walk) {
					const answer = permittedForAction(plan, state, act, who);
					if (!answer.ok) continue;
					expect(['active', 'underRevision']).toContain(plan);
					expect(actionArrows).toContain(`${state}→${answer.next}`);
					state = answer.next;
				}
			})
		);
	});

	test('does not move before the plan is approved or after it is closed', () => {
		for (const plan of ['draft', 'csoReview', 'programmeReview', 'closed'] as const) {
			expect(permittedForAction(plan, 'notStarted', 'start', ['head'])).toEqual({
				ok: false,
				problem: 'planning/plan-not-in-force'
			});
		}
		expect(permittedForAction('active', 'notStarted', 'start', ['member'])).toMatchObject({
			ok: true,
			next: 'inProgress'
		});
	});

	test('is returned and cancelled only with a reason', () => {
		for (const [state, act, who] of [
			['done', 'return', 'officer'],
			['inProgress', 'cancel', 'head']
		] as const) {
			expect(move(actionWorkflow, state, act, [who], ' ')).toEqual({ ok: false, problem: 'workflow/reason-required' });
		}
	});
});

test('who only reads moves nothing', () => {
	const readers = ['trainer', 'reviewer', 'evaluator', 'donor', 'auditor', 'administrator'];
	expect(arrowsOf(planWorkflow, planStates, [...readers, 'member'])).toEqual([]);
	expect(arrowsOf(actionWorkflow, actionStates, readers)).toEqual([]);
});
