/**
 * What a questionnaire is, as data: sections of typed questions in three languages, with relevance, constraints and
 * required-when as expressions. Published versions are immutable. Nothing here knows what any form is for.
 */
import type { Trilingual } from '#kernel/localised.ts';
import type { Expression } from './expression.ts';
import type { TextFormat } from './text-format.ts';

export interface Choice {
	/** Stable code that is stored; never shown. */
	readonly value: string;
	readonly label: Trilingual;
	/** Could hurt somebody when known: offered only by questions whose data class is `sensitive`. */
	readonly masked?: boolean;
}

/** Choices of its own, or those of a shared vocabulary; `masked` takes only its masked (true) or only its other (false) values. */
export type ChoiceSource = readonly Choice[] | { readonly vocabulary: string; readonly masked?: boolean };

/** Who may see an answer: everybody who may see the response, or only those with a reason to (masked elsewhere). */
export type DataClass = 'ordinary' | 'personal' | 'sensitive';

interface QuestionBase {
	/** Stable within the questionnaire, camelCase; stored answers are kept under it. */
	readonly id: string;
	readonly label: Trilingual;
	readonly hint?: Trilingual;
	/** Why it is asked, in words a respondent accepts. Required wherever `dataClass` is not ordinary. */
	readonly purpose?: Trilingual;
	/** Defaults to `ordinary`. */
	readonly dataClass?: DataClass;
	/** `true`, or an expression over the other answers. Absent: optional. */
	readonly required?: true | Expression;
	/**
	 * The question exists only while this holds; answers to irrelevant questions are kept but do not count. Looks only at
	 * earlier questions; that of a column also at earlier columns of its row.
	 */
	readonly relevant?: Expression;
	/** Each must hold once the question is answered; the message says what to do. `{"self": true}` stands for this answer. */
	readonly constraints?: readonly { readonly holds: Expression; readonly message: Trilingual }[];
}

export const defaultMaxLength = 10_000;

export interface TextQuestion extends QuestionBase {
	readonly kind: 'text';
	/** Drawn as an area of several lines. */
	readonly long?: boolean;
	/** In characters; `defaultMaxLength` where absent. */
	readonly maxLength?: number;
	/** What the browser may help with, and what shape is checked. */
	readonly format?: TextFormat;
}
/** Answer: `{ky?, ru?, en?}`: one text in up to three languages; answered when any language is. */
export interface LocalisedQuestion extends QuestionBase {
	readonly kind: 'localised';
	readonly long?: boolean;
	readonly maxLength?: number;
}
export interface NumberQuestion extends QuestionBase {
	readonly kind: 'number';
	readonly min?: number;
	readonly max?: number;
	/** Digits after the decimal point; 0 where absent. */
	readonly decimals?: number;
	readonly unit?: Trilingual;
}
/** Answer: `{amount: "1200.50", currency: "KGS"}`. */
export interface MoneyQuestion extends QuestionBase {
	readonly kind: 'money';
}
/** Answer: `2026-03-12`. `precision: 'year'` stores `2026`. */
export interface DateQuestion extends QuestionBase {
	readonly kind: 'date';
	readonly precision?: 'day' | 'year';
	readonly notInFuture?: boolean;
}
export interface ChoiceQuestion extends QuestionBase {
	readonly kind: 'choice' | 'choices';
	readonly choices: ChoiceSource;
	readonly maxChosen?: number;
}
export interface YesNoQuestion extends QuestionBase {
	readonly kind: 'yesno';
}
export const defaultMaxRows = 100;

/**
 * Answer: an array of rows, each a record of column id → answer. A required column must be answered in every row that has
 * an answer; where a table of fixed rows is required, in every row.
 */
export interface TableQuestion extends QuestionBase {
	readonly kind: 'table';
	readonly columns: readonly ColumnQuestion[];
	/** Fixed rows (an answer a row, kept in order under `row`), or absent: the respondent adds rows. */
	readonly rows?: ChoiceSource;
	/** `defaultMaxRows` where absent. */
	readonly maxRows?: number;
	readonly addLabel?: Trilingual;
}
/** Answer: `{file: <hash>, name, size}`. */
export interface FileQuestion extends QuestionBase {
	readonly kind: 'file';
}
/** Text to read, nothing to answer. */
export interface NoteQuestion extends QuestionBase {
	readonly kind: 'note';
}

export type ColumnQuestion = TextQuestion | NumberQuestion | MoneyQuestion | DateQuestion | ChoiceQuestion | YesNoQuestion | FileQuestion;
export type Question = ColumnQuestion | LocalisedQuestion | TableQuestion | NoteQuestion;
export type QuestionKind = Question['kind'];

export interface Section {
	/** URL segment, kebab-case. */
	readonly id: string;
	readonly title: Trilingual;
	readonly intro?: Trilingual;
	readonly relevant?: Expression;
	readonly questions: readonly Question[];
}

export interface Definition {
	readonly key: string;
	readonly version: number;
	readonly title: Trilingual;
	readonly sections: readonly Section[];
}

/** Shared lists of choices by key, e.g. `regions`, `themes`. */
export type Vocabularies = Readonly<Record<string, readonly Choice[]>>;

/** The choices offered, in order; none when the vocabulary is unknown. */
export function choicesOf(source: ChoiceSource, vocabularies: Vocabularies): readonly Choice[] {
	if (!('vocabulary' in source)) return source;
	const all = Object.hasOwn(vocabularies, source.vocabulary) ? (vocabularies[source.vocabulary] ?? []) : [];
	return source.masked === undefined ? all : all.filter((choice) => (choice.masked ?? false) === source.masked);
}
