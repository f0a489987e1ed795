/** What people decide beside the rules: proposed by one officer, put in force by another person, and over by itself. */
import type { Workflow } from '#kernel/workflow.ts';
import type { Role } from '#register/actor.ts';

export const overrideStates = ['proposed', 'inForce', 'refused', 'ended'] as const;
export type OverrideState = (typeof overrideStates)[number];
export const firstOverrideState: OverrideState = 'proposed';

export const overrideActs = ['confirm', 'refuse', 'takeBack', 'end', 'expire'] as const;
export type OverrideAct = (typeof overrideActs)[number];

type OverrideRole = Extract<Role, 'officer' | 'administrator' | 'system'>;

export const overrideWorkflow: Workflow<OverrideState, OverrideAct, OverrideRole> = [
	// Never by whoever proposed it: the policy says so, and the database.
	{ act: 'confirm', from: ['proposed'], to: 'inForce', by: ['officer', 'administrator'] },
	{ act: 'refuse', from: ['proposed'], to: 'refused', by: ['officer', 'administrator'], reason: 'required' },
	{ act: 'takeBack', from: ['proposed'], to: 'ended', by: ['officer'] },
	{ act: 'end', from: ['inForce'], to: 'ended', by: ['officer'], reason: 'required' },
	{ act: 'expire', from: ['inForce'], to: 'ended', by: ['system'] }
];

/** An appeal is answered once: upheld, or refused. */
export const appealStates = ['open', 'upheld', 'refused'] as const;
export type AppealState = (typeof appealStates)[number];
