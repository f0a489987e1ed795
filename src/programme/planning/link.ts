/** What later stages do for an action of a plan: declared by them as facts, read with the action. */
import type { Ruling } from '#kernel/problem.ts';
import { type Actor, type Belonging, hasRoleTowards } from '#register/actor.ts';

export const linkKinds = ['training', 'consultation', 'grant'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** Those who advise, assess or decide about money; nobody declares it of their own organisation. */
export function mayLink(actor: Actor, plan: Belonging): Ruling {
	return hasRoleTowards(actor, plan, 'officer', 'consultant', 'assessor', 'leadAssessor') || 'common/not-permitted';
}
