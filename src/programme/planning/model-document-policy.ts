/** Model documents are there for everybody who takes part; a programme's own are put in and taken out by its officers. */
import type { ProgrammeId } from '#kernel/id.ts';
import type { Ruling } from '#kernel/problem.ts';
import { type Actor, hasProgrammeRole } from '#register/actor.ts';

export function mayReadModels(actor: Actor): Ruling {
	return actor.isSystem || actor.personId !== null || 'common/sign-in-first';
}

export function mayKeepModels(actor: Actor, programme: ProgrammeId): Ruling {
	return hasProgrammeRole(actor, programme, 'officer') || 'common/not-permitted';
}
