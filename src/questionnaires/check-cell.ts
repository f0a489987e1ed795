/** What is wrong with one answer of any kind but a table, as a list; empty when nothing is, and when nothing was answered. */
import { isAnswered, isAnswerTo, type Answer } from './answer.ts';
import {
	choicesOf,
	defaultMaxLength,
	type ChoiceSource,
	type DateQuestion,
	type LocalisedQuestion,
	type NumberQuestion,
	type Question,
	type TableQuestion,
	type TextQuestion,
	type Vocabularies
} from './definition.ts';
import { evaluate, type Scope } from './expression.ts';
import type { AnswerProblem } from './problems.ts';
import { formatProblem } from './text-format.ts';

export interface CheckScope extends Scope {
	readonly vocabularies: Vocabularies;
}

type SingleQuestion = Exclude<Question, TableQuestion>;

export function checkCell(question: SingleQuestion, value: Answer, scope: CheckScope): readonly AnswerProblem[] {
	if (!isAnswered(value)) return [];
	if (!isAnswerTo(question, value)) return [{ code: 'questionnaires/wrong-kind' }];
	const own = { ...scope, self: value };
	return [...checkShape(question, value, own), ...checkConstraints(question, own)];
}

/** The definition's own rules; `scope.self` is the answer. */
export function checkConstraints(question: Question, scope: CheckScope): readonly AnswerProblem[] {
	return (question.constraints ?? [])
		.filter((constraint) => !evaluate(constraint.holds, scope))
		.map(({ message }) => ({ code: 'questionnaires/constraint', message }));
}

function checkShape(question: SingleQuestion, value: Answer, scope: CheckScope): readonly AnswerProblem[] {
	switch (question.kind) {
		case 'text':
			return checkText(question, value as string);
		case 'localised':
			return Object.values(value as Record<string, string>).flatMap((text) => checkLength(question, text));
		case 'number':
			return checkNumber(question, value as number);
		case 'money':
			return checkMoney(value as { amount: string; currency: string }, scope);
		case 'date':
			return checkDate(question, value as string, scope);
		case 'choice':
			return checkChosen(question.choices, [value as string], scope);
		case 'choices':
			return [...checkChosen(question.choices, value as string[], scope), ...checkCount(question.maxChosen, value as string[])];
		case 'yesno':
		case 'file':
		case 'note':
			return [];
	}
}

function checkText(question: TextQuestion, text: string): readonly AnswerProblem[] {
	const format = question.format ? formatProblem(question.format, text) : null;
	return [...(format ? [format] : []), ...checkLength(question, text)];
}

/** A line break counts once, as in the browser, however it was sent. */
function checkLength(question: TextQuestion | LocalisedQuestion, text: string): readonly AnswerProblem[] {
	const max = question.maxLength ?? defaultMaxLength;
	const length = [...text.replaceAll('\r\n', '\n')].length;
	return length > max ? [{ code: 'questionnaires/too-long', params: { max, length } }] : [];
}

function checkNumber(question: NumberQuestion, number: number): readonly AnswerProblem[] {
	if (question.min !== undefined && number < question.min) return [{ code: 'questionnaires/below-minimum', params: { min: question.min } }];
	if (question.max !== undefined && number > question.max) return [{ code: 'questionnaires/above-maximum', params: { max: question.max } }];
	return [];
}

function checkMoney(money: { amount: string; currency: string }, scope: CheckScope): readonly AnswerProblem[] {
	const known = choicesOf({ vocabulary: 'currencies' }, scope.vocabularies);
	const problems: AnswerProblem[] = [];
	if (money.amount.startsWith('-')) problems.push({ code: 'questionnaires/negative-amount' });
	if (!known.some((currency) => currency.value === money.currency)) problems.push({ code: 'questionnaires/unknown-currency' });
	return problems;
}

/** A year orders before every day of it, so the present year is not in the future. */
function checkDate(question: DateQuestion, date: string, scope: CheckScope): readonly AnswerProblem[] {
	return question.notInFuture && date > scope.today ? [{ code: 'questionnaires/in-the-future' }] : [];
}

function checkChosen(source: ChoiceSource, chosen: readonly string[], scope: CheckScope): readonly AnswerProblem[] {
	const offered = choicesOf(source, scope.vocabularies);
	return chosen.every((value) => offered.some((choice) => choice.value === value)) ? [] : [{ code: 'questionnaires/unknown-choice' }];
}

function checkCount(max: number | undefined, chosen: readonly string[]): readonly AnswerProblem[] {
	return max !== undefined && chosen.length > max ? [{ code: 'questionnaires/too-many-chosen', params: { max } }] : [];
}
