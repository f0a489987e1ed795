/** How a round in which target organisations are chosen goes: prepared, voted on blindly, decided, and told to those it is about. */
import type { Workflow } from '#kernel/workflow.ts';

/** `open`: the panel declares and votes, nobody sees another's vote. `closed`: all votes lie open, and each organisation is decided on. */
export const targetStates = ['draft', 'open', 'closed', 'decided', 'announced', 'abandoned'] as const;
export type TargetState = (typeof targetStates)[number];
export const firstTargetState: TargetState = 'draft';

export const targetActs = ['openVoting', 'closeVoting', 'conclude', 'takeUpAgain', 'announce', 'abandon'] as const;
export type TargetAct = (typeof targetActs)[number];

/** The chair leads the round's panel; being it is no role in the programme. */
export type TargetRole = 'officer' | 'chair';

export const targetWorkflow: Workflow<TargetState, TargetAct, TargetRole> = [
	{ act: 'openVoting', from: ['draft'], to: 'open', by: ['officer'] },
	{ act: 'closeVoting', from: ['open'], to: 'closed', by: ['chair'] },
	{ act: 'conclude', from: ['closed'], to: 'decided', by: ['chair'] },
	{ act: 'takeUpAgain', from: ['decided'], to: 'closed', by: ['chair'], reason: 'required' },
	// Letters go out: nothing leads back from here.
	{ act: 'announce', from: ['decided'], to: 'announced', by: ['officer'] },
	{ act: 'abandon', from: ['draft', 'open', 'closed'], to: 'abandoned', by: ['officer'], reason: 'required' }
];
