/** Exactly what stands between a draft and its submission, in the order of the questionnaire. Empty when and only when `isComplete(progress)`. */
import type { Answers } from './answer.ts';
import type { Definition } from './definition.ts';
import { examine, type Circumstances } from './examine.ts';
import type { AnswerProblem } from './problems.ts';

export interface MissingItem extends AnswerProblem {
	readonly section: string;
	readonly question: string;
}

export function missing(definition: Definition, answers: Answers, circumstances: Circumstances): readonly MissingItem[] {
	return examine(definition, answers, circumstances).flatMap(({ section, question, problems }) =>
		problems.map((problem) => ({ section, question, ...problem }))
	);
}
