/** What stands between a layer of scores and its completion, indicator by indicator, as codes that have texts in three languages. */
import type { ProblemCode } from '#kernel/problem.ts';
import { indicatorsOf, type Instrument } from './instrument.ts';
import { scoresByIndicator, type Evidence, type Layer, type Score } from './score.ts';
import { mayMarkNotApplicable, mayVerify, verificationProblems, type VerificationProblem } from './verification.ts';

export const completenessProblems = [
	'diagnostics/not-scored',
	/** An assessor has not yet said whether an item offered as evidence is accepted. */
	'diagnostics/evidence-undecided',
	...verificationProblems
] as const satisfies readonly ProblemCode[];
export type CompletenessProblem = (typeof completenessProblems)[number];

export interface Lacking {
	readonly indicator: string;
	readonly problem: CompletenessProblem;
}

/** `scores` are those of this layer (of one person, in the individual layer). "Don't know" is an answer: it lacks nothing. */
export function lacking(
	instrument: Instrument,
	layer: Layer,
	scores: readonly Score[],
	evidence: readonly Evidence[]
): readonly Lacking[] {
	const marks = scoresByIndicator(instrument, scores);
	return indicatorsOf(instrument).flatMap(({ code }) => {
		const score = marks.get(code);
		if (!score) return [{ indicator: code, problem: 'diagnostics/not-scored' as const }];
		return problemsOf(layer, score, evidence).map((problem) => ({ indicator: code, problem }));
	});
}

export function mayCompleteLayer(
	instrument: Instrument,
	layer: Layer,
	scores: readonly Score[],
	evidence: readonly Evidence[]
): true | 'diagnostics/layer-incomplete' {
	return lacking(instrument, layer, scores, evidence).length === 0 ? true : 'diagnostics/layer-incomplete';
}

function problemsOf(layer: Layer, score: Score, evidence: readonly Evidence[]): readonly CompletenessProblem[] {
	if (layer !== 'verified')
		return refusal(score.mark.kind === 'notApplicable' ? mayMarkNotApplicable(score.mark.reason) : true);
	const undecided = evidence.some((item) => item.indicator === score.indicator && item.accepted === null);
	return [...refusal(mayVerify(score, evidence)), ...(undecided ? (['diagnostics/evidence-undecided'] as const) : [])];
}

function refusal(ruling: true | VerificationProblem): readonly VerificationProblem[] {
	return ruling === true ? [] : [ruling];
}
