/**
 * Turns what an HTML form sends into a typed answer. Text is kept exactly as it came, except that NUL, which no database
 * stores, is left out; empty is `null`. Whether an answer is a good one is not asked here: a draft may hold a bad one.
 */
import type { QuestionKind } from './definition.ts';
import { fieldName } from './field-names.ts';
import { rawUnder, type FormFields } from './form-fields.ts';
import { readCell, readLocalised, type ReadableCell, type Reading } from './read-cell.ts';
import { readTable, type ReadableTable } from './read-table.ts';

/** A question of any kind, as far as reading goes. */
export interface Readable extends Omit<ReadableCell, 'kind'>, Omit<ReadableTable, 'columns'> {
	readonly kind: QuestionKind;
	/** Of a table. */
	readonly columns?: readonly ReadableCell[] | undefined;
}

/** Never throws. A file's hash is whatever the form says: the caller must know that it was this organisation's upload. */
export function readAnswer(question: Readable, fields: FormFields): Reading {
	const name = fieldName(question.id);
	const reading = readKind(question, fields, name);
	return reading.ok ? reading : { ...reading, raw: rawUnder(fields, name) };
}

function readKind(question: Readable, fields: FormFields, name: string): Reading {
	switch (question.kind) {
		case 'note':
			return { ok: true, value: null };
		case 'localised':
			return readLocalised(fields, name);
		case 'table':
			return readTable({ ...question, columns: question.columns ?? [] }, fields);
		default:
			return readCell({ ...question, kind: question.kind }, fields, name);
	}
}
