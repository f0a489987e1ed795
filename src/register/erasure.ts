/** How a wish to be erased goes, and what stands where a person's name stood. */
import { Problem } from '#kernel/problem.ts';
import { move, type Workflow } from '#kernel/workflow.ts';

export const erasureStates = ['asked', 'takenBack', 'refused', 'done'] as const;
export type ErasureStatus = (typeof erasureStates)[number];
export type ErasureAct = 'takeBack' | 'refuse' | 'erase';
type ErasureRole = 'self' | 'administrator' | 'system';

/** Who asked may think again; an administrator decides, and says why where the answer is no. */
export const erasureWorkflow: Workflow<ErasureStatus, ErasureAct, ErasureRole> = [
	{ act: 'takeBack', from: ['asked'], to: 'takenBack', by: ['self'] },
	{ act: 'refuse', from: ['asked'], to: 'refused', by: ['administrator'], reason: 'required' },
	{ act: 'erase', from: ['asked'], to: 'done', by: ['administrator', 'system'] }
];

export function advanceErasure(status: ErasureStatus, act: ErasureAct, roles: readonly ErasureRole[], reason = ''): ErasureStatus {
	const answer = move(erasureWorkflow, status, act, roles, reason);
	if (!answer.ok) throw new Problem(answer.problem, { status: answer.problem === 'workflow/not-by-this-role' ? 403 : 409 });
	return answer.next;
}

/** In three languages at once, because a name has none of its own: readable in every list, and nobody's. */
export const formerMember = 'эски мүчө · бывший участник · former member';
