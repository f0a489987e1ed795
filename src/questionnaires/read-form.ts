/** Reads a whole submitted page: only the questions that were on it, so that the others keep their answers. */
import type { Definition, Question } from './definition.ts';
import { baseName } from './field-names.ts';
import { textAt, type FormFields } from './form-fields.ts';
import { readAnswer } from './read-answer.ts';
import type { Reading } from './read-cell.ts';

export interface SubmittedAnswer {
	readonly question: Question;
	readonly reading: Reading;
	/** The version the person saw; 0 where nothing had been answered yet. */
	readonly baseVersion: number;
}

export function readForm(definition: Definition, fields: FormFields): readonly SubmittedAnswer[] {
	return definition.sections
		.flatMap((section) => section.questions)
		.filter((question) => question.kind !== 'note' && textAt(fields, baseName(question.id)) !== '')
		.map((question) => ({ question, reading: readAnswer(question, fields), baseVersion: versionAt(fields, question.id) }));
}

/** What cannot be read counts as "saw nothing": it may then conflict, but it can overwrite nothing. */
function versionAt(fields: FormFields, question: string): number {
	const text = textAt(fields, baseName(question));
	return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
