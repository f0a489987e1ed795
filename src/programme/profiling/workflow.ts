/** The life of a profile: filled in by the organisation, confirmed by programme staff, good for twelve months. */
import type { Workflow } from '#kernel/workflow.ts';
import type { Role } from '#register/actor.ts';

export const profileStates = ['draft', 'submitted', 'returned', 'confirmed'] as const;
export type ProfileState = (typeof profileStates)[number];

export const firstProfileState: ProfileState = 'draft';

export type ProfileAct = 'submit' | 'confirm' | 'return' | 'reopen';

type ProfileRole = Extract<Role, 'head' | 'officer'>;

export const profileWorkflow: Workflow<ProfileState, ProfileAct, ProfileRole> = [
	{ act: 'submit', from: ['draft', 'returned'], to: 'submitted', by: ['head'] },
	{ act: 'confirm', from: ['submitted'], to: 'confirmed', by: ['officer'] },
	// Why stands with each question concerned, so no reason of its own is asked for.
	{ act: 'return', from: ['submitted'], to: 'returned', by: ['officer'] },
	{ act: 'reopen', from: ['confirmed'], to: 'draft', by: ['head'] }
];

/** States in which the organisation may change its answers. */
export function isEditable(state: ProfileState): boolean {
	return state === 'draft' || state === 'returned';
}
