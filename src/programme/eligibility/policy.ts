/** Who may know whether an organisation may take part, and who lets Kadam look again. */
import type { Ruling } from '#kernel/problem.ts';
import { type Actor, type Belonging, hasRoleTowards } from '#register/actor.ts';

/** The organisation itself and those who decide with it; who decides about money sees the standing elsewhere, without the conditions. */
export function mayViewVerdict(actor: Actor, of: Belonging): Ruling {
	return hasRoleTowards(actor, of, 'head', 'member', 'officer', 'auditor', 'assessor', 'leadAssessor', 'consultant') || 'common/not-permitted';
}

/** Verdicts follow from facts; nobody asks for one. */
export function mayAssess(actor: Actor): Ruling {
	return actor.isSystem || 'common/not-permitted';
}
