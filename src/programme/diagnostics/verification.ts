/**
 * What an assessor may confirm: a level as high as the accepted evidence carries, and no higher. In the verified layer
 * "established" without proof does not exist; in the consensus layer it does, and is shown as unproven (methodology, "Level ladder").
 */
import type { ProblemCode, Ruling } from '#kernel/problem.ts';
import type { Level } from './instrument.ts';
import type { Evidence, Mark, Score } from './score.ts';

export const verificationProblems = [
	'diagnostics/level-without-evidence',
	'diagnostics/level-4-without-review',
	'diagnostics/not-applicable-without-reason'
] as const satisfies readonly ProblemCode[];
export type VerificationProblem = (typeof verificationProblems)[number];

/** `evidence` is what was offered for this one indicator; what is undecided or refused carries nothing. */
export function mayVerifyLevel(
	level: Level,
	evidence: readonly Evidence[]
): Extract<Ruling, true> | VerificationProblem {
	if (level <= 2) return true;
	const accepted = evidence.filter((item) => item.accepted === true);
	if (accepted.length === 0) return 'diagnostics/level-without-evidence';
	if (level === 4 && !accepted.some((item) => item.provesReview === true)) return 'diagnostics/level-4-without-review';
	return true;
}

/** "Not applicable" takes an indicator out of the mean, so it is accepted only with a reason that can be read later. */
export function mayMarkNotApplicable(reason: string): true | VerificationProblem {
	return reason.trim() === '' ? 'diagnostics/not-applicable-without-reason' : true;
}

/** Whether a score may stand in the verified layer. `evidence` may be that of the whole case: only the indicator's own is looked at. */
export function mayVerify(score: Score, evidence: readonly Evidence[]): true | VerificationProblem {
	if (score.mark.kind === 'notApplicable') return mayMarkNotApplicable(score.mark.reason);
	if (score.mark.kind === 'dontKnow') return true;
	return mayVerifyLevel(
		score.mark.level,
		evidence.filter((item) => item.indicator === score.indicator)
	);
}

/** The verified mark as far as its evidence carries it today; `null` when an acceptance was taken back after the mark was given. */
export function standingMark(score: Score | undefined, evidence: readonly Evidence[]): Mark | null {
	return score && mayVerify(score, evidence) === true ? score.mark : null;
}
