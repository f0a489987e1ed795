/**
 * The one function that hides answers from those without a reason to see them: pages, exports and reports all use it.
 * What the definition does not know is hidden from everybody.
 */
import { answerTo, rowsOf, type Answer, type Answers, type Row } from './answer.ts';
import type { DataClass, Definition, Question, TableQuestion } from './definition.ts';

const order: Readonly<Record<DataClass, number>> = { ordinary: 0, personal: 1, sensitive: 2 };

export interface VisibleAnswers {
	readonly answers: Answers;
	/** Questions above the clearance, answered or not: even that an answer exists can give somebody away. */
	readonly hidden: ReadonlySet<string>;
}

export function visibleTo(clearance: DataClass, definition: Definition, answers: Answers): VisibleAnswers {
	const questions = definition.sections.flatMap((section) => section.questions);
	const shown = questions.filter((question) => isWithin(question, clearance));
	const hidden = new Set(questions.filter((question) => !shown.includes(question)).map((question) => question.id));
	return {
		answers: Object.fromEntries(shown.map((question) => [question.id, visiblePart(question, answerTo(answers, question.id), clearance)])),
		hidden
	};
}

export function isWithin(question: Pick<Question, 'dataClass'>, clearance: DataClass): boolean {
	return order[question.dataClass ?? 'ordinary'] <= order[clearance];
}

function visiblePart(question: Question, value: Answer, clearance: DataClass): Answer {
	if (question.kind !== 'table' || value === null) return value;
	return rowsOf(value).map((row) => visibleRow(question, row, clearance));
}

function visibleRow(table: TableQuestion, row: Row, clearance: DataClass): Row {
	const shown = table.columns.filter((column) => isWithin(column, clearance)).map((column) => column.id);
	return Object.fromEntries(Object.entries(row).filter(([id]) => id === 'row' || shown.includes(id)));
}
