/** Every step of every workflow, from every state, by every role: taken where the table says so, and only there. Generated from the tables. */
import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { isProblem } from '#kernel/problem.ts';
import type { Workflow } from '#kernel/workflow.ts';
import type { Case } from '#programme/diagnostics/case.ts';
import { advance as advanceCase } from '#programme/diagnostics/policy.ts';
import { type CaseAct, caseStates, caseWorkflow } from '#programme/diagnostics/workflow.ts';
import { advanceOverride } from '#programme/eligibility/policy.ts';
import { advanceRound } from '#programme/eligibility/target-policy.ts';
import { targetStates, targetWorkflow } from '#programme/eligibility/target-workflow.ts';
import { type OverrideAct, overrideStates, overrideWorkflow } from '#programme/eligibility/workflow.ts';
import { advanceAction, advancePlan } from '#programme/planning/policy.ts';
import { actionStates, actionWorkflow, planStates, planWorkflow } from '#programme/planning/workflow.ts';
import { advance as advanceProfile } from '#programme/profiling/policy.ts';
import { profileStates, profileWorkflow } from '#programme/profiling/workflow.ts';
import { advance as advanceReport } from '#programme/reporting/policy.ts';
import type { Report } from '#programme/reporting/report.ts';
import { reportStates, reportWorkflow } from '#programme/reporting/workflow.ts';
import { type Actor, memberRoles, nobody, programmeRoles, type Role } from '#register/actor.ts';

const [person, somebodyElse] = [newId<'person'>(), newId<'person'>()];
const here = { organisation: newId<'organisation'>(), programme: newId<'programme'>() };
const elsewhere = { organisation: newId<'organisation'>(), programme: newId<'programme'>() };
const today = '2026-03-02' as LocalDate;

/** Holds one role and nothing else; entrusted with the organisation where the role sees only what is entrusted to it. */
function holding(role: Role | null, of = here): Actor {
	const signedIn = { ...nobody, personId: person };
	if (role === null) return signedIn;
	if (role === 'administrator') return { ...signedIn, isAdministrator: true };
	if (memberRoles.includes(role as 'head')) return { ...signedIn, memberships: [{ organisation: of.organisation, role: role as 'head' }] };
	return { ...signedIn, programmeRoles: [{ programme: of.programme, role: role as 'officer' }], assignments: [{ ...of, role: role as 'officer' }] };
}

/** What the holder of a role is besides: a head is a member too, and the lead of a case one of its assessors. */
const including: Readonly<Partial<Record<Role, readonly Role[]>>> = { head: ['head', 'member'] };

const everybody: (Role | null)[] = [...programmeRoles, ...memberRoles, 'administrator', null];

const assessedBy = (role: Role | null): Case => ({
	...here, id: newId(), status: 'requested', doneAt: null,
	assessors: role === 'assessor' || role === 'leadAssessor' ? [{ person, isLead: role === 'leadAssessor', declaredNoConflictAt: '2026-01-01T00:00:00Z' }] : []
}) as unknown as Case;

type Take = (role: Role | null, of: typeof here, state: never, act: never) => string;

const workflows: readonly { name: string; table: Workflow<string, string, string>; states: readonly string[]; take: Take; includes?: (role: Role) => readonly string[]; everywhere?: Role }[] = [
	{ name: 'profile', table: profileWorkflow, states: profileStates, take: (role, of, state, act) => advanceProfile(holding(role, of), here, state, act) },
	{
		name: 'case', table: caseWorkflow, states: caseStates, includes: leadAssesses,
		take: (role, of, state, act: CaseAct) => advanceCase(holding(role, of), { ...assessedBy(of === here ? role : null), status: state }, act, { reason: 'Себеп' })
	},
	{
		name: 'report', table: reportWorkflow, states: reportStates, includes: leadAssesses,
		take: (role, of, state, act) => advanceReport(holding(role, of), { ...here, status: state, reply: null, replyUntil: null, statusSince: new Date(0), open: { comments: 0, disputes: 0, behind: 0 } } as unknown as Report, { ...assessedBy(of === here ? role : null), status: 'done' }, act, { today, reason: 'Себеп' })
	},
	{ name: 'plan', table: planWorkflow, states: planStates, take: (role, of, state, act) => advancePlan(holding(role, of), { ...here, state }, act, 'Себеп') },
	{ name: 'action', table: actionWorkflow, states: actionStates, take: (role, of, state, act) => advanceAction(holding(role, of), { ...here, state: 'active' }, state, act, 'Себеп') },
	// Only whoever proposed it takes it back; everything else is for a second person. An administrator is one in every programme.
	{ name: 'override', table: overrideWorkflow, states: overrideStates, everywhere: 'administrator', take: (role, of, state, act: OverrideAct) => advanceOverride(holding(role, of), { ...here, state, proposedBy: act === 'takeBack' ? person : somebodyElse }, act, 'Себеп') },
	{
		name: 'round of choosing', table: targetWorkflow, states: targetStates, includes: (role) => (role === 'leadAssessor' ? ['leadAssessor', 'chair'] : [role]),
		take: (role, of, state, act) => advanceRound(holding(role, of), { programme: here.programme, state, seats: [{ person: role === 'leadAssessor' ? person : somebodyElse, isChair: true }] }, act, 'Себеп')
	}
];

function leadAssesses(role: Role): readonly Role[] {
	return role === 'leadAssessor' ? ['assessor', 'leadAssessor'] : (including[role] ?? [role]);
}

/** The state it led to, or the code of the refusal. */
function outcome(step: () => string): string {
	try {
		return step();
	} catch (problem) {
		if (!isProblem(problem)) throw problem;
		return problem.code;
	}
}

test.each(workflows)('$name: what the table allows is done, everything else is refused', ({ name, table, states, take, includes = (role) => including[role] ?? [role], everywhere }) => {
	const wrong: string[] = [];
	const acts = [...new Set(table.map(({ act }) => act))];
	let tried = 0;
	for (const state of states) for (const act of acts) for (const role of everybody) {
		const held = role === null ? [] : includes(role);
		const row = table.find((one) => one.act === act && one.from.includes(state) && one.by.some((by) => (held as readonly string[]).includes(by)));
		const there = outcome(() => take(role, here, state as never, act as never));
		const strange = outcome(() => take(role, elsewhere, state as never, act as never));
		tried += 2;
		if (row ? there !== row.to : !there.startsWith('workflow/not-')) wrong.push(`${act} from ${state} by ${role ?? 'nobody'}: ${there}, not ${row?.to ?? 'refused'}`);
		if (!strange.startsWith('workflow/not-') && role !== everywhere) wrong.push(`${act} from ${state} by the ${role ?? 'nobody'} of another organisation: ${strange}`);
	}
	console.log(`${name}: ${tried} steps tried`);
	expect(wrong).toEqual([]);
});

