/**
 * What is wrong with an answer, as a list; empty when nothing is. An unanswered question is not wrong here: `examine.ts`
 * knows whether it had to be answered.
 */
import { isAnswered, isAnswerTo, type Answer } from './answer.ts';
import { checkCell, checkConstraints, type CheckScope } from './check-cell.ts';
import { checkTable } from './check-table.ts';
import type { Question } from './definition.ts';
import type { AnswerProblem } from './problems.ts';

export function checkAnswer(question: Question, value: Answer, scope: CheckScope): readonly AnswerProblem[] {
	if (!isAnswered(value)) return [];
	const own = { ...scope, self: value, answers: { ...scope.answers, [question.id]: value } };
	if (question.kind !== 'table') return checkCell(question, value, own);
	if (!isAnswerTo(question, value)) return [{ code: 'questionnaires/wrong-kind' }];
	return [...checkTable(question, value, own), ...checkConstraints(question, own)];
}
