/** Which sections and questions exist for a respondent, given the answers so far. An answer that is not relevant counts nowhere, but is kept. */
import type { LocalDate } from '#kernel/local-date.ts';
import { answerTo, type Answer, type Answers, type Row } from './answer.ts';
import type { ColumnQuestion, Definition, Question } from './definition.ts';
import { evaluate, type Scope } from './expression.ts';

export interface Relevance {
	readonly sections: ReadonlySet<string>;
	readonly questions: ReadonlySet<string>;
	/** For every other expression of the questionnaire: holds the answers to relevant questions only. */
	readonly scope: Scope;
}

/** One pass from top to bottom: relevance looks only back, so a hidden question hides what depended on its answer. */
export function relevance(definition: Definition, answers: Answers, today: LocalDate): Relevance {
	const sections = new Set<string>();
	const questions = new Set<string>();
	const counted: Record<string, Answer> = {};
	const scope: Scope = { answers: counted, today };
	for (const section of definition.sections) {
		if (section.relevant && !evaluate(section.relevant, scope)) continue;
		sections.add(section.id);
		for (const question of section.questions) {
			if (question.relevant && !evaluate(question.relevant, scope)) continue;
			questions.add(question.id);
			counted[question.id] = answerTo(answers, question.id);
		}
	}
	return { sections, questions, scope };
}

export function isRequired(question: Question, scope: Scope): boolean {
	if (question.kind === 'note' || question.required === undefined) return false;
	return question.required === true || evaluate(question.required, scope);
}

export function relevantColumns(columns: readonly ColumnQuestion[], row: Row, scope: Scope): readonly ColumnQuestion[] {
	return columns.filter((column) => !column.relevant || evaluate(column.relevant, { ...scope, row }));
}
