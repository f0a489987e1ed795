/** Who scores the calibration cases, and who sees how everybody did. */
import type { Ruling } from '#kernel/problem.ts';
import type { ProgrammeId } from '#kernel/id.ts';
import { type Actor, hasProgrammeRole } from '#register/actor.ts';

export function mayCalibrate(actor: Actor, programme: ProgrammeId): Ruling {
	return (actor.personId !== null && hasProgrammeRole(actor, programme, 'assessor', 'leadAssessor')) || 'common/not-permitted';
}

/** Those who answer for the scoring; an assessor sees nobody else. */
export function seesAllCalibrations(actor: Actor, programme: ProgrammeId): boolean {
	return hasProgrammeRole(actor, programme, 'officer', 'auditor', 'leadAssessor');
}
