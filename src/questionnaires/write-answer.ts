/**
 * The other way round from `read-answer.ts`: what the fields of a page hold for an answer that stands. A page that is sent
 * back as it came says the same answers again, whatever they are.
 */
import type { Language } from '#kernel/localised.ts';
import type { Money } from '#kernel/money.ts';
import { cellOf, isAnswerTo, rowsOf, type Answer, type CellValue, type FileAnswer, type Row } from './answer.ts';
import { choicesOf, type ColumnQuestion, type Question, type TableQuestion, type Vocabularies } from './definition.ts';
import { amountName, cellName, currencyName, fieldName, fileName, languageName, rowName } from './field-names.ts';
import type { RawFields } from './form-fields.ts';
import { formatDate } from '#i18n/format.ts';

export interface Writing {
	/** Of the reader: decides between decimal comma and point. */
	readonly language: Language;
	readonly vocabularies: Vocabularies;
}

/** The fields by name; fields that would be empty are left out, except that fixed rows always carry their name. */
export function writeAnswer(question: Question, value: Answer, writing: Writing): RawFields {
	if (question.kind === 'note') return {};
	const answer = value !== null && isAnswerTo(question, value) ? value : null;
	if (question.kind === 'table') return Object.assign({}, ...tableRows(question, answer, writing).map((row, place) => writeRow(question, row, place, writing)));
	const name = fieldName(question.id);
	if (answer === null) return {};
	if (question.kind !== 'localised') return writeCell(question, answer as CellValue, name, writing);
	return Object.fromEntries(Object.entries(answer as object).map(([language, text]) => [languageName(name, language as Language), [String(text)]]));
}

/**
 * The rows as they stand on the page. Fixed rows come in the order offered; what is stored beyond them (a row nobody offered,
 * or one told twice) stands below, so that it can be seen and mended.
 */
export function tableRows(table: TableQuestion, value: Answer, { vocabularies }: Writing): readonly Row[] {
	const stored = rowsOf(value);
	if (!table.rows) return stored;
	const offered = choicesOf(table.rows, vocabularies).map((choice) => stored.find((row) => row['row'] === choice.value) ?? { row: choice.value });
	return [...offered, ...stored.filter((row) => !offered.includes(row))];
}

function writeRow(table: TableQuestion, row: Row, place: number, writing: Writing): RawFields {
	const label = table.rows ? { [rowName(table.id, place)]: [String(cellOf(row, 'row') ?? '')] } : {};
	const cells = table.columns.map((column) => {
		const cell = cellOf(row, column.id);
		return cell === null ? {} : writeCell(column, cell, cellName(table.id, place, column.id), writing);
	});
	return Object.assign(label, ...cells);
}

function writeCell(question: ColumnQuestion, value: CellValue, name: string, { language }: Writing): RawFields {
	switch (question.kind) {
		case 'text':
		case 'choice':
			return { [name]: [value as string] };
		case 'number':
			return { [name]: [decimal(String(value), language)] };
		case 'money': {
			const { amount, currency } = value as Money;
			return { [amountName(name)]: [decimal(amount, language)], [currencyName(name)]: [currency] };
		}
		case 'date':
			return { [name]: [question.precision === 'year' ? (value as string) : formatDate(value as string)] };
		case 'choices':
			return { [name]: value as readonly string[] };
		case 'yesno':
			return { [name]: [value === true ? 'yes' : 'no'] };
		case 'file':
			return fileFields(name, value as FileAnswer);
	}
}

/** The three hidden fields of a file that is kept. */
export function fileFields(name: string, { file, name: called, size }: FileAnswer): RawFields {
	return { [fileName(name, 'file')]: [file], [fileName(name, 'name')]: [called], [fileName(name, 'size')]: [String(size)] };
}

/** `1 200,5`: grouped by a narrow no-break space, which reading takes in every language; an English comma would be a decimal one. */
export function decimal(digits: string, language: Language): string {
	const [whole = '', fraction] = digits.split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, whole.replace('-', '').length > 4 ? '\u202f' : '');
	return fraction === undefined ? grouped : `${grouped}${language === 'en' ? '.' : ','}${fraction}`;
}
