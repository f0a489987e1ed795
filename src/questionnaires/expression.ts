/**
 * Conditions over answers, as JSON data: `{"all": [{"eq": [{"answer": "registered"}, true]}, {"answered": "inn"}]}`.
 * Total and side-effect free: an unknown or missing answer is `null`, comparisons with `null` are false, nothing throws.
 */
import type { LocalDate } from '#kernel/local-date.ts';
import { answerTo, cellOf, isAnswered, rowsOf, type Answer, type Answers, type Row } from './answer.ts';
import { hasFormat, type TextFormat } from './text-format.ts';

/** `self` is the answer being checked; `column` another cell of the row it stands in. Dates and years are texts that order as such. */
export type Operand =
	string | number | boolean | null | { readonly answer: string } | { readonly column: string } | { readonly self: true } | { readonly today: true };

export type Expression =
	| { readonly all: readonly Expression[] }
	| { readonly any: readonly Expression[] }
	| { readonly not: Expression }
	| { readonly answered: string | { readonly column: string } }
	| { readonly eq: readonly [Operand, Operand] }
	| { readonly ne: readonly [Operand, Operand] }
	| { readonly lt: readonly [Operand, Operand] }
	| { readonly le: readonly [Operand, Operand] }
	| { readonly gt: readonly [Operand, Operand] }
	| { readonly ge: readonly [Operand, Operand] }
	/** The answer (a choice or several) is one of, or contains one of, the values. */
	| { readonly in: readonly [Operand, readonly (string | number)[]] }
	/** The first answer, several choices, contains the second. */
	| { readonly contains: readonly [Operand, Operand] }
	/** The text matches a pattern from a fixed list; no free regular expressions in data. */
	| { readonly matches: readonly [Operand, TextFormat] }
	/** Sum of a column over the rows of a table answer, or of a list of number answers, compared to a bound. The sum of nothing is `null`. */
	| { readonly sum: Summands; readonly eq?: number; readonly le?: number; readonly ge?: number };

export type Summands =
	| { readonly answers: readonly string[]; readonly table?: undefined }
	| { readonly table: string; readonly column: string; readonly answers?: undefined };

/** What an expression may look at. */
export interface Scope {
	/** Answers to relevant questions only. */
	readonly answers: Answers;
	readonly today: LocalDate;
	readonly self?: Answer;
	readonly row?: Row;
}

export function evaluate(expression: Expression, scope: Scope): boolean {
	if ('all' in expression) return expression.all.every((part) => evaluate(part, scope));
	if ('any' in expression) return expression.any.some((part) => evaluate(part, scope));
	if ('not' in expression) return !evaluate(expression.not, scope);
	if ('answered' in expression) return isAnswered(subject(expression.answered, scope));
	if ('in' in expression) return isIn(value(expression.in[0], scope), expression.in[1]);
	if ('contains' in expression) return contains(expression.contains, scope);
	if ('matches' in expression) return matches(value(expression.matches[0], scope), expression.matches[1]);
	if ('sum' in expression) return isWithin(sum(expression.sum, scope), expression);
	return compare(expression, scope);
}

/** Ids of the questions whose answers it looks at, each once, in order of appearance. */
export function answersRead(expression: Expression): string[] {
	return [...new Set(reads(expression).flatMap((read) => ('answer' in read ? [read.answer] : [])))];
}

/** Everything it looks at: answers, cells of its row, itself. */
export function reads(expression: Expression): readonly Read[] {
	if ('all' in expression) return expression.all.flatMap(reads);
	if ('any' in expression) return expression.any.flatMap(reads);
	if ('not' in expression) return reads(expression.not);
	if ('answered' in expression) return [typeof expression.answered === 'string' ? { answer: expression.answered } : expression.answered];
	if ('in' in expression) return readsOf([expression.in[0]]);
	if ('matches' in expression) return readsOf([expression.matches[0]]);
	if ('sum' in expression) return (expression.sum.answers ?? [expression.sum.table]).map((answer) => ({ answer }));
	return readsOf(Object.values(expression)[0] as readonly Operand[]);
}

export type Read = { readonly answer: string } | { readonly column: string } | { readonly self: true };

function readsOf(operands: readonly Operand[]): readonly Read[] {
	return operands.filter((operand): operand is Read => typeof operand === 'object' && operand !== null && !('today' in operand));
}

type Comparison = Extract<Expression, { eq: unknown } | { ne: unknown } | { lt: unknown } | { le: unknown } | { gt: unknown } | { ge: unknown }>;

function compare(comparison: Comparison, scope: Scope): boolean {
	const [name, operands] = Object.entries(comparison)[0] as [keyof typeof holds, readonly [Operand, Operand]];
	const [left, right] = [scalar(operands[0], scope), scalar(operands[1], scope)];
	if (left === null || right === null) return false;
	return Object.hasOwn(holds, name) && holds[name](left, right);
}

type Scalar = string | number | boolean;

const holds = {
	eq: (left: Scalar, right: Scalar) => left === right,
	ne: (left: Scalar, right: Scalar) => left !== right,
	lt: (left: Scalar, right: Scalar) => areOrdered(left, right) && left < right,
	le: (left: Scalar, right: Scalar) => areOrdered(left, right) && left <= right,
	gt: (left: Scalar, right: Scalar) => areOrdered(left, right) && left > right,
	ge: (left: Scalar, right: Scalar) => areOrdered(left, right) && left >= right
};

function areOrdered(left: Scalar, right: Scalar): boolean {
	return typeof left === typeof right && typeof left !== 'boolean';
}

function subject(answered: string | { readonly column: string }, scope: Scope): Answer {
	return value(typeof answered === 'string' ? { answer: answered } : answered, scope);
}

/** What an operand stands for; an answer that is not one (spaces, an empty list) is `null`. */
function value(operand: Operand, scope: Scope): Answer {
	if (typeof operand !== 'object' || operand === null) return operand;
	if ('today' in operand) return scope.today;
	const found =
		'self' in operand ? scope.self : 'column' in operand ? cellOf(scope.row ?? {}, operand.column) : answerTo(scope.answers, operand.answer);
	return isAnswered(found) ? (found ?? null) : null;
}

function scalar(operand: Operand, scope: Scope): Scalar | null {
	const found = value(operand, scope);
	return typeof found === 'object' ? null : found;
}

function isIn(found: Answer, wanted: readonly (string | number)[]): boolean {
	const candidates: readonly unknown[] = Array.isArray(found) ? found : [found];
	return candidates.some((candidate) => (wanted as readonly unknown[]).includes(candidate));
}

function contains([list, item]: readonly [Operand, Operand], scope: Scope): boolean {
	const [found, wanted] = [value(list, scope), scalar(item, scope)];
	return wanted !== null && Array.isArray(found) && (found as readonly unknown[]).includes(wanted);
}

function matches(found: Answer, format: TextFormat): boolean {
	return typeof found === 'string' && hasFormat(format, found);
}

function sum(summands: Summands, scope: Scope): number | null {
	const all: readonly unknown[] = summands.answers
		? summands.answers.map((id) => answerTo(scope.answers, id))
		: rowsOf(answerTo(scope.answers, summands.table)).map((row) => cellOf(row, summands.column));
	const numbers = all.filter((item) => typeof item === 'number');
	return numbers.length === 0 ? null : numbers.reduce((total, number) => total + number, 0);
}

/** Shares such as 33.3 do not add up exactly in binary. */
const tolerance = 1e-6;

function isWithin(total: number | null, bounds: { readonly eq?: number; readonly le?: number; readonly ge?: number }): boolean {
	if (total === null) return false;
	if (bounds.eq !== undefined && Math.abs(total - bounds.eq) > tolerance) return false;
	if (bounds.le !== undefined && total > bounds.le + tolerance) return false;
	return bounds.ge === undefined || total >= bounds.ge - tolerance;
}
