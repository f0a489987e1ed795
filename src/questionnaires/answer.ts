/**
 * What can stand as an answer, by kind of question, and when something stands there at all. Reading a form is
 * `read-answer.ts`, judging an answer is `check-answer.ts`.
 */
import { isLanguage, type Localised } from '#kernel/localised.ts';
import { isLocalDate } from '#kernel/local-date.ts';
import { parseMoney, type Money } from '#kernel/money.ts';
import type { Question, TableQuestion } from './definition.ts';

export interface FileAnswer {
	/** SHA-256 of the content, 64 hexadecimal digits: the name under which the file is kept. */
	readonly file: string;
	/** As the person called it; never a path to open. */
	readonly name: string;
	/** In bytes. */
	readonly size: number;
}

/** text, date, choice: string · number: number · yesno: boolean · choices: the values · money · file */
export type CellValue = string | number | boolean | readonly string[] | Money | FileAnswer;
/** Column id → answer; what is not answered is absent. `row` holds the value of a fixed row. */
export type Row = Readonly<Record<string, CellValue>>;
/** localised: the text by language · table: its rows */
export type AnswerValue = CellValue | Localised | readonly Row[];
/** `null`: not answered, or the answer was taken away. */
export type Answer = AnswerValue | null;
/** By question id. Read with `answerTo`, because ids come from data. */
export type Answers = Readonly<Record<string, Answer>>;

export function answerTo(answers: Answers, question: string): Answer {
	return Object.hasOwn(answers, question) ? (answers[question] ?? null) : null;
}

export function cellOf(row: Row, column: string): CellValue | null {
	return Object.hasOwn(row, column) ? (row[column] ?? null) : null;
}

/** Something a person would call an answer: not spaces only, not a currency without an amount, not a row label alone. `false` and `0` are answers. */
export function isAnswered(value: Answer | undefined): boolean {
	if (value === null || value === undefined) return false;
	if (typeof value === 'string') return isVisible(value);
	if (typeof value !== 'object') return true;
	if (Array.isArray(value)) return value.some((item: string | Row) => (typeof item === 'string' ? isVisible(item) : isRowAnswered(item)));
	if ('amount' in value) return isAnswered(value.amount);
	if ('file' in value) return isAnswered(value.file);
	return Object.values(value as Localised).some((text) => isAnswered(text));
}

export function isRowAnswered(row: Row): boolean {
	return isRecord(row) && Object.entries(row).some(([column, cell]) => column !== 'row' && isAnswered(cell));
}

/** Of a table whose shape is right; `[]` for anything else. */
export function rowsOf(value: Answer): readonly Row[] {
	return Array.isArray(value) ? value.filter((row: unknown): row is Row => isRecord(row)) : [];
}

/** Whether a value from outside is an answer to a question of this kind; says nothing about whether it is a good one. */
export function isAnswerTo(question: Question, value: unknown): value is AnswerValue {
	switch (question.kind) {
		case 'text':
		case 'choice':
			return typeof value === 'string';
		case 'localised':
			return isRecord(value) && Object.entries(value).every(([language, text]) => isLanguage(language) && typeof text === 'string');
		case 'number':
			return typeof value === 'number' && Number.isFinite(value);
		case 'money':
			return (
				isRecord(value) && typeof value.amount === 'string' && typeof value.currency === 'string' && parseMoney(value.amount, value.currency) !== null
			);
		case 'date':
			return question.precision === 'year' ? isYear(value) : isLocalDate(value);
		case 'choices':
			return Array.isArray(value) && value.every((item) => typeof item === 'string');
		case 'yesno':
			return typeof value === 'boolean';
		case 'table':
			return Array.isArray(value) && value.every((row) => isRowOf(question, row));
		case 'file':
			return isFileAnswer(value);
		case 'note':
			return false;
	}
}

export function isFileAnswer(value: unknown): value is FileAnswer {
	if (!isRecord(value)) return false;
	const { file, name, size } = value;
	return isHash(file) && typeof name === 'string' && name !== '' && name.length <= 255 && Number.isSafeInteger(size) && Number(size) >= 0;
}

/** `1900`, not `26`: four digits. */
export function isYear(value: unknown): value is string {
	return typeof value === 'string' && /^[1-9]\d{3}$/.test(value);
}

function isHash(value: unknown): boolean {
	return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isRowOf(table: TableQuestion, row: unknown): boolean {
	if (!isRecord(row)) return false;
	return Object.entries(row).every(([id, cell]) => {
		if (id === 'row') return table.rows !== undefined && typeof cell === 'string';
		const column = table.columns.find((candidate) => candidate.id === id);
		return column !== undefined && isAnswerTo(column, cell);
	});
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isVisible(text: string): boolean {
	return /[^\s\p{Cc}\p{Cf}]/u.test(text);
}
