/**
 * How answers are named in an HTML form, so that a page without a script and the server agree: `q.inn`, `q.name.ky`,
 * `q.budget.amount`, `q.projects.0.title`. Ids have no dots, so a name has one reading.
 */
import type { Language } from '#kernel/localised.ts';

export function fieldName(question: string): string {
	return `q.${question}`;
}

/** `index` is the row's place on the page, from 0; empty rows in between do no harm. */
export function cellName(table: string, index: number, column: string): string {
	return `${fieldName(table)}.${index}.${column}`;
}

/** Says which fixed row stands at this place; a hidden field. */
export function rowName(table: string, index: number): string {
	return cellName(table, index, 'row');
}

export function languageName(name: string, language: Language): string {
	return `${name}.${language}`;
}

export function amountName(name: string): string {
	return `${name}.amount`;
}

export function currencyName(name: string): string {
	return `${name}.currency`;
}

/** The three hidden parts of a file answer that is already kept: `q.charter.file`, `.name`, `.size`. */
export function fileName(name: string, part: 'file' | 'name' | 'size'): string {
	return `${name}.${part}`;
}

/** The bytes of a new file. Whoever receives the form keeps them first and replaces this by the three parts. */
export function uploadName(name: string): string {
	return `${name}.upload`;
}

/** A tick that takes the file away. */
export function removeName(name: string): string {
	return `${name}.remove`;
}

/** The version on which the person's answer is based; its presence says that the question was on the page. */
export function baseName(question: string): string {
	return `${fieldName(question)}.base`;
}
