import { fieldName } from './field-names.ts';
import { type FormFields, type RawFields, rawUnder } from './form-fields.ts';

/**
 * What was sent for these questions, to be shown again as it was typed: with the version it was based on, and with the
 * files that were kept meanwhile.
 */
export function typedFor(questions: readonly string[], sent: FormFields, kept: FormFields): RawFields {
	return Object.assign({}, ...questions.flatMap((question) => [rawUnder(sent, fieldName(question)), rawUnder(kept, fieldName(question))]));
}
