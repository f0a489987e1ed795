/** The life of a diagnostic case, from the organisation's wish to be assessed to verified scores. Taking part is voluntary to the end. */
import { permitted, type Move, type Workflow, type WorkflowProblem } from '#kernel/workflow.ts';
import type { Role } from '#register/actor.ts';

export const caseStates = [
	'requested',
	'scheduled',
	'individualScoring',
	'consensusSession',
	'verification',
	'done',
	'withdrawn'
] as const;
export type CaseState = (typeof caseStates)[number];

/** A case comes into being when a head of the organisation asks for it. */
export const firstCaseState: CaseState = 'requested';

export type CaseAct =
	| 'schedule'
	| 'openIndividualScoring'
	| 'openConsensusSession'
	| 'completeConsensus'
	| 'completeVerification'
	| 'reopenVerification'
	| 'withdraw';

type CaseRole = Extract<Role, 'head' | 'officer' | 'assessor' | 'leadAssessor'>;

export const caseWorkflow: Workflow<CaseState, CaseAct, CaseRole> = [
	{ act: 'schedule', from: ['requested'], to: 'scheduled', by: ['officer', 'leadAssessor'] },
	{ act: 'openIndividualScoring', from: ['scheduled'], to: 'individualScoring', by: ['assessor', 'leadAssessor'] },
	// Individual scoring may be left out: a small organisation often prefers to score together at once.
	{
		act: 'openConsensusSession',
		from: ['scheduled', 'individualScoring'],
		to: 'consensusSession',
		by: ['assessor', 'leadAssessor']
	},
	{ act: 'completeConsensus', from: ['consensusSession'], to: 'verification', by: ['assessor', 'leadAssessor'] },
	{ act: 'completeVerification', from: ['verification'], to: 'done', by: ['leadAssessor'] },
	{ act: 'reopenVerification', from: ['done'], to: 'verification', by: ['leadAssessor'], reason: 'required' },
	{
		act: 'withdraw',
		from: ['requested', 'scheduled', 'individualScoring', 'consensusSession', 'verification', 'done'],
		to: 'withdrawn',
		by: ['head']
	}
];

/** The table, and the one thing it cannot know: once the report is issued there is nothing left to withdraw from. */
export function permittedInCase(
	state: CaseState,
	act: CaseAct,
	roles: readonly string[],
	reportIssued: boolean
): Move<CaseState, WorkflowProblem | 'diagnostics/report-already-issued'> {
	const answer = permitted(caseWorkflow, state, act, roles);
	if (answer.ok && act === 'withdraw' && reportIssued)
		return { ok: false, problem: 'diagnostics/report-already-issued' };
	return answer;
}
