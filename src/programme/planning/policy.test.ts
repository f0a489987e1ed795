import { describe, expect, test } from 'vitest';
import { newId, type OrganisationId, type PersonId, type ProgrammeId } from '#kernel/id.ts';
import { type Actor, kadamItself, memberRoles, nobody, programmeRoles, type Role } from '#register/actor.ts';
import { abilitiesIn, actsOnAction, advanceAction, advancePlan, mayDraftPlan, mayEditPlan, mayViewPlan } from './policy.ts';
import { actionStates, planStates, type PlanState } from './workflow.ts';

const of = { organisation: newId<'organisation'>() as OrganisationId, programme: newId<'programme'>() as ProgrammeId };
const at = (state: PlanState) => ({ ...of, state });
function actorAs(role: Role): Actor {
	const personId = newId<'person'>() as PersonId;
	if (role === 'head' || role === 'member') return { ...nobody, personId, memberships: [{ organisation: of.organisation, role }] };
	if (role === 'administrator') return { ...nobody, personId, isAdministrator: true };
	if (role === 'system') return kadamItself;
	return { ...nobody, personId, programmeRoles: [{ programme: of.programme, role }], assignments: [{ ...of, role }] };
}
const roles: Role[] = [...programmeRoles, ...memberRoles, 'administrator'];
const who = (may: (actor: Actor) => boolean) => roles.filter((role) => may(actorAs(role)));

test('plans are seen by those who may read the organisation’s records', () => {
	expect(who((actor) => mayViewPlan(actor, of) === true)).toEqual(['officer', 'assessor', 'leadAssessor', 'consultant', 'auditor', 'head', 'member']);
	expect(mayViewPlan(nobody, of)).toBe('common/not-permitted');
});

test('plans are drafted by those who work with the organisation', () => {
	expect(who((actor) => mayDraftPlan(actor, of) === true)).toEqual(['officer', 'assessor', 'leadAssessor']);
});

describe('a plan lies in one pair of hands at a time', () => {
	const hands: Readonly<Record<PlanState, Role[]>> = {
		draft: ['officer', 'assessor', 'leadAssessor'], csoReview: ['head', 'member'], programmeReview: [], active: [], underRevision: ['officer', 'assessor', 'leadAssessor'], closed: []
	};
	test.each(planStates)('%s', (state) => {
		expect(who((actor) => mayEditPlan(actor, at(state)) === true)).toEqual(hands[state]);
		expect(who((actor) => abilitiesIn(actor, at(state)).edit)).toEqual(hands[state]);
	});

	test('whoever has it at other times is told so; whoever never has it is only refused', () => {
		expect(mayEditPlan(actorAs('head'), at('draft'))).toBe('planning/not-in-your-hands');
		expect(mayEditPlan(actorAs('auditor'), at('draft'))).toBe('common/not-permitted');
	});
});

test('what a page offers is what is not refused', () => {
	for (const role of roles) for (const state of planStates) {
		const actor = actorAs(role);
		const tried = (act: 'sendToOrganisation' | 'agree' | 'approve' | 'returnToDraft') => {
			try {
				return Boolean(advancePlan(actor, at(state), act, 'Себеп'));
			} catch {
				return false;
			}
		};
		const { send, agree, approve, giveBack } = abilitiesIn(actor, at(state));
		expect([send, agree, approve, giveBack]).toEqual([tried('sendToOrganisation'), tried('agree'), tried('approve'), tried('returnToDraft')]);
	}
});

test('on actions likewise; nothing moves in a plan that is not in force', () => {
	for (const role of roles) for (const status of actionStates) {
		const actor = actorAs(role);
		for (const act of actsOnAction(actor, at('active'), status)) expect(advanceAction(actor, at('active'), status, act, 'Себеп')).toBeTruthy();
		for (const state of ['draft', 'csoReview', 'programmeReview', 'closed'] as const) expect(actsOnAction(actor, at(state), status)).toEqual([]);
	}
	expect(actsOnAction(actorAs('member'), at('active'), 'inProgress')).toEqual(['block', 'claimDone']);
	expect(actsOnAction(actorAs('officer'), at('active'), 'done')).toEqual(['verify', 'return']);
});
