/**
 * Everything that can be wrong with an answer. Texts stand in the message catalogue (`problem_questionnaires_…`), except
 * that a definition's own constraint brings its message along.
 */
import type { ProblemParams } from '#kernel/problem.ts';
import type { Trilingual } from '#kernel/localised.ts';

export const answerProblemCodes = [
	'questionnaires/required',
	/** A row was begun, or must be there, and this column of it is empty. */
	'questionnaires/cell-required',
	/** The definition's own rule; `message` says what to do. */
	'questionnaires/constraint',
	'questionnaires/not-a-number',
	'questionnaires/not-a-whole-number',
	/** params: max */
	'questionnaires/too-many-decimals',
	'questionnaires/number-too-long',
	/** params: min */
	'questionnaires/below-minimum',
	/** params: max */
	'questionnaires/above-maximum',
	'questionnaires/not-an-amount',
	'questionnaires/negative-amount',
	'questionnaires/unknown-currency',
	'questionnaires/not-a-date',
	'questionnaires/not-a-year',
	'questionnaires/in-the-future',
	'questionnaires/unknown-choice',
	/** params: max */
	'questionnaires/too-many-chosen',
	'questionnaires/not-yes-or-no',
	'questionnaires/not-a-file',
	/** params: max, length */
	'questionnaires/too-long',
	'questionnaires/not-an-inn',
	/** params: suggestion */
	'questionnaires/inn-lost-zero',
	'questionnaires/not-an-okpo',
	'questionnaires/not-a-soate',
	'questionnaires/not-an-email',
	'questionnaires/not-a-phone',
	/** params: suggestion */
	'questionnaires/phone-without-prefix',
	'questionnaires/not-a-url',
	/** params: max */
	'questionnaires/too-many-rows',
	'questionnaires/unknown-row',
	'questionnaires/repeated-row',
	/** What is stored is no answer to a question of this kind; only data from outside a form can do this. */
	'questionnaires/wrong-kind'
] as const;
export type AnswerProblemCode = (typeof answerProblemCodes)[number];

export interface AnswerProblem {
	readonly code: AnswerProblemCode;
	readonly params?: ProblemParams;
	/** Present exactly where the code is `questionnaires/constraint`. */
	readonly message?: Trilingual;
	/** In a table: the fixed row's value, or the place of an added row from 0. */
	readonly row?: string | number;
	readonly column?: string;
}

/** Nothing is wrong yet, something is not there yet: counts as unanswered, not as a mistake. */
export function isAbsence(problem: AnswerProblem): boolean {
	return problem.code === 'questionnaires/required' || problem.code === 'questionnaires/cell-required';
}
