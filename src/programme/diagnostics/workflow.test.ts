import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actsPermitted, faults, move } from '#kernel/workflow.ts';
import { memberRoles, programmeRoles } from '#register/actor.ts';
import { caseStates, caseWorkflow, firstCaseState, permittedInCase } from './workflow.ts';

const roles = [...programmeRoles, ...memberRoles, 'administrator'];
const acts = [...new Set(caseWorkflow.map(({ act }) => act))];

/** The arrows of the programme's description, written down a second time. */
const arrows = new Set([
	'requested→scheduled',
	'scheduled→individualScoring',
	'scheduled→consensusSession',
	'individualScoring→consensusSession',
	'consensusSession→verification',
	'verification→done',
	'done→verification',
	...caseStates.filter((state) => state !== 'withdrawn').map((state) => `${state}→withdrawn`)
]);

describe('a diagnostic case', () => {
	test('has a table without faults', () => {
		expect(faults(caseWorkflow, caseStates, firstCaseState)).toEqual([]);
	});

	test('makes every step of the description and no other', () => {
		const made = caseStates.flatMap((state) =>
			acts.flatMap((act) => {
				const answer = permittedInCase(state, act, roles, false);
				return answer.ok ? [`${state}→${answer.next}`] : [];
			})
		);
		expect(new Set(made)).toEqual(arrows);
	});

	test('never leaves the arrows, whoever does whatever', () => {
		const steps = fc.array(
			fc.record({ act: fc.constantFrom(...acts), who: fc.subarray(roles), issued: fc.boolean() }),
			{ maxLength: 30 }
		);
		fc.assert(
			fc.property(steps, (walk) => {
				let state = firstCaseState;
				for (const { act, who, issued } of walk) {
					const answer = permittedInCase(state, act, who, issued);
					if (!answer.ok) continue;
					expect(arrows.has(`${state}→${answer.next}`)).toBe(true);
					state = answer.next;
				}
			})
		);
	});

	test('is withdrawn by the organisation alone, and not after the report was issued', () => {
		for (const state of caseStates.filter((one) => one !== 'withdrawn')) {
			expect(permittedInCase(state, 'withdraw', ['head'], false)).toMatchObject({ ok: true, next: 'withdrawn' });
			expect(
				permittedInCase(
					state,
					'withdraw',
					roles.filter((role) => role !== 'head'),
					false
				).ok
			).toBe(false);
		}
		expect(permittedInCase('done', 'withdraw', ['head'], true)).toEqual({
			ok: false,
			problem: 'diagnostics/report-already-issued'
		});
		expect(permittedInCase('withdrawn', 'withdraw', ['head'], false).ok).toBe(false);
	});

	test('is reopened by the lead with a reason', () => {
		expect(move(caseWorkflow, 'done', 'reopenVerification', ['leadAssessor'], '')).toEqual({
			ok: false,
			problem: 'workflow/reason-required'
		});
		expect(move(caseWorkflow, 'done', 'reopenVerification', ['leadAssessor'], 'A document came late')).toMatchObject({
			next: 'verification'
		});
		expect(move(caseWorkflow, 'done', 'reopenVerification', ['assessor', 'officer', 'head'], 'Why not').ok).toBe(false);
	});

	test('moves for nobody who only reads', () => {
		const readers = ['trainer', 'consultant', 'reviewer', 'evaluator', 'donor', 'auditor', 'administrator', 'member'];
		for (const state of caseStates) expect(actsPermitted(caseWorkflow, state, readers)).toEqual([]);
	});
});
