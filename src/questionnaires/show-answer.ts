/** An answer as a person reads it: choices by their names, dates and numbers as they are written here. No fields, nothing to edit. */
import { inLanguage, languages, type Language, type Localised } from '#kernel/localised.ts';
import type { Money } from '#kernel/money.ts';
import { formatDate, formatSize } from '#i18n/format.ts';
import { cellOf, isAnswered, isAnswerTo, rowsOf, type Answer, type AnswerValue, type FileAnswer, type Row } from './answer.ts';
import { choicesOf, type ChoiceSource, type DataClass, type Question, type TableQuestion, type Vocabularies } from './definition.ts';
import { isWithin } from './masking.ts';
import { decimal } from './write-answer.ts';

export type ShownAnswer =
	| { readonly kind: 'none' }
	/** Line breaks count. */
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'list'; readonly items: readonly string[] }
	| { readonly kind: 'languages'; readonly texts: readonly { readonly language: Language; readonly text: string }[] }
	| { readonly kind: 'file'; readonly file: string; readonly name: string; readonly size: string }
	| { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly ShownRow[] };

export interface ShownRow {
	/** What the row is about, where the rows are fixed. */
	readonly label?: string;
	readonly cells: readonly ShownAnswer[];
}

export interface Showing {
	readonly language: Language;
	readonly vocabularies: Vocabularies;
	/** The reader's words. */
	readonly words: { readonly yes: string; readonly no: string };
	/** Columns of tables above this are left out. */
	readonly clearance: DataClass;
}

export function showAnswer(question: Question, value: Answer, showing: Showing): ShownAnswer {
	if (!isAnswered(value) || !isAnswerTo(question, value)) return { kind: 'none' };
	if (question.kind === 'table') return showTable(question, value, showing);
	return showSingle(question, value, showing);
}

function showSingle(question: Exclude<Question, TableQuestion>, value: AnswerValue, { language, vocabularies, words }: Showing): ShownAnswer {
	const text = (shown: string): ShownAnswer => ({ kind: 'text', text: shown });
	switch (question.kind) {
		case 'text':
			return text(value as string);
		case 'localised':
			return { kind: 'languages', texts: languages.flatMap((code) => ((value as Localised)[code] ? [{ language: code, text: (value as Localised)[code]! }] : [])) };
		case 'number':
			return text([decimal(String(value), language), inLanguage(question.unit, language)].filter(Boolean).join(' '));
		case 'money': {
			const { amount, currency } = value as Money;
			return text(`${decimal(amount, language)} ${currency}`);
		}
		case 'date':
			return text(question.precision === 'year' ? (value as string) : formatDate(value as string));
		case 'choice':
			return text(nameOf(question.choices, value as string, language, vocabularies));
		case 'choices':
			return { kind: 'list', items: (value as readonly string[]).map((item) => nameOf(question.choices, item, language, vocabularies)) };
		case 'yesno':
			return text(value === true ? words.yes : words.no);
		case 'file': {
			const { file, name, size } = value as FileAnswer;
			return { kind: 'file', file, name, size: formatSize(size, language) };
		}
		case 'note':
			return { kind: 'none' };
	}
}

function showTable(table: TableQuestion, value: AnswerValue, showing: Showing): ShownAnswer {
	const columns = table.columns.filter((column) => isWithin(column, showing.clearance));
	const rows = rowsOf(value).map((row): ShownRow => ({
		...(table.rows && { label: rowName(table.rows, row, showing) }),
		cells: columns.map((column) => showAnswer(column, cellOf(row, column.id), showing))
	}));
	return { kind: 'table', columns: columns.map((column) => inLanguage(column.label, showing.language)), rows };
}

function rowName(rows: ChoiceSource, row: Row, { language, vocabularies }: Showing): string {
	return nameOf(rows, String(cellOf(row, 'row') ?? ''), language, vocabularies);
}

/** The value itself where the list does not know it: what was answered is never hidden. */
function nameOf(source: ChoiceSource, value: string, language: Language, vocabularies: Vocabularies): string {
	const choice = choicesOf(source, vocabularies).find((candidate) => candidate.value === value);
	return choice ? inLanguage(choice.label, language) : value;
}
