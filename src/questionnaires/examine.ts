/**
 * Looks once at every relevant question of a response. Progress and the list of what is missing are both counted from
 * this, so they cannot disagree.
 */
import type { LocalDate } from '#kernel/local-date.ts';
import { answerTo, isAnswered, type Answer, type Answers } from './answer.ts';
import { checkAnswer } from './check-answer.ts';
import type { CheckScope } from './check-cell.ts';
import type { Definition, Question, Vocabularies } from './definition.ts';
import { isAbsence, type AnswerProblem } from './problems.ts';
import { isRequired, relevance } from './relevance.ts';

export interface Finding {
	readonly section: string;
	readonly question: string;
	readonly required: boolean;
	/** Answered in full: of a table, no required cell is empty. A wrong answer is an answer too, its problems say so. */
	readonly answered: boolean;
	readonly problems: readonly AnswerProblem[];
}

/** What the judgement depends on besides definition and answers. */
export interface Circumstances {
	readonly today: LocalDate;
	readonly vocabularies: Vocabularies;
}

/** Relevant questions only, in order; notes are not questions. */
export function examine(definition: Definition, answers: Answers, circumstances: Circumstances): readonly Finding[] {
	const relevant = relevance(definition, answers, circumstances.today);
	const scope: CheckScope = { ...relevant.scope, vocabularies: circumstances.vocabularies };
	return definition.sections
		.filter((section) => relevant.sections.has(section.id))
		.flatMap((section) =>
			section.questions
				.filter((question) => question.kind !== 'note' && relevant.questions.has(question.id))
				.map((question) => ({ section: section.id, question: question.id, ...judge(question, answerTo(answers, question.id), scope) }))
		);
}

function judge(question: Question, value: Answer, scope: CheckScope): Pick<Finding, 'required' | 'answered' | 'problems'> {
	const required = isRequired(question, scope);
	if (!isAnswered(value)) return { required, answered: false, problems: required ? [{ code: 'questionnaires/required' }] : [] };
	const problems = checkAnswer(question, value, scope);
	return { required, answered: !problems.some(isAbsence), problems };
}
