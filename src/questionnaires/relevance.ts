/** Which sections and questions exist for a respondent, given the answers so far. An answer that is not relevant counts nowhere, but is kept. */
import type { LocalDate } from '#kernel/local-date.ts';
import { answerTo, type Answer, type Answers, type Row } from './answer.ts';
import type { QuestionKind } from './definition.ts';
import { evaluate, type Expression, type Scope } from './expression.ts';

/** What relevance looks at of a questionnaire or of one page of it. */
export interface Conditioned {
	readonly id: string;
	readonly relevant?: Expression | undefined;
}

export interface Relevance {
	readonly sections: ReadonlySet<string>;
	readonly questions: ReadonlySet<string>;
	/** For every other expression of the questionnaire: holds the answers to relevant questions only. */
	readonly scope: Scope;
}

/**
 * One pass from top to bottom: relevance looks only back, so a hidden question hides what depended on its answer. Where only
 * some sections are at hand, `elsewhere` holds the answers to relevant questions of the others.
 */
export function relevance(
	definition: { readonly sections: readonly (Conditioned & { readonly questions: readonly Conditioned[] })[] },
	answers: Answers,
	today: LocalDate,
	elsewhere: Answers = {}
): Relevance {
	const sections = new Set<string>();
	const questions = new Set<string>();
	const counted: Record<string, Answer> = { ...elsewhere };
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

export function isRequired(question: { readonly kind: QuestionKind; readonly required?: true | Expression | undefined }, scope: Scope): boolean {
	if (question.kind === 'note' || question.required === undefined) return false;
	return question.required === true || evaluate(question.required, scope);
}

export function relevantColumns<Column extends Conditioned>(columns: readonly Column[], row: Row, scope: Scope): readonly Column[] {
	return columns.filter((column) => !column.relevant || evaluate(column.relevant, { ...scope, row }));
}
