/**
 * One section of a questionnaire as a page needs it: in the reader's language only, with only the lists it uses, and
 * with what stands already written into fields. It is all that the browser gets to know of the questionnaire.
 */
import { inLanguage, type Language, type Localised } from '#kernel/localised.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { answerTo, type Answers } from './answer.ts';
import { choicesOf, type ChoiceSource, type ColumnQuestion, type DataClass, type Definition, type Question, type QuestionKind, type Section, type Vocabularies } from './definition.ts';
import { answersRead, type Expression } from './expression.ts';
import type { RawFields } from './form-fields.ts';
import { isWithin } from './masking.ts';
import { relevance } from './relevance.ts';
import type { TextFormat } from './text-format.ts';
import { tableRows, writeAnswer } from './write-answer.ts';

export interface OptionView {
	readonly value: string;
	readonly label: string;
}

/** A question, or a column of a table. What is absent does not apply. */
export interface CellView<Kind extends QuestionKind = ColumnQuestion['kind']> {
	readonly id: string;
	readonly kind: Kind;
	readonly label: string;
	readonly hint?: string;
	readonly purpose?: string;
	readonly required?: true | Expression;
	readonly relevant?: Expression;
	readonly long?: boolean;
	readonly format?: TextFormat;
	readonly decimals?: number;
	readonly unit?: string;
	readonly precision?: 'day' | 'year';
	/** Which of the section's lists is offered. */
	readonly list?: string;
	readonly maxChosen?: number;
}

export interface QuestionView extends CellView<QuestionKind> {
	readonly columns?: readonly CellView[];
	/** Of a table with fixed rows, in the order of the page. */
	readonly rows?: readonly OptionView[];
	readonly maxRows?: number;
	readonly addLabel?: string;
}

export interface SectionView {
	readonly id: string;
	readonly title: string;
	readonly intro?: string;
	/** Those that are relevant, and those that an answer on this page can make so. */
	readonly questions: readonly QuestionView[];
	readonly lists: Readonly<Record<string, readonly OptionView[]>>;
	/** What stands, by the names of the page's fields. */
	readonly fields: RawFields;
	/** The version of each answer that the fields show; 0 where nothing was answered. */
	readonly versions: Readonly<Record<string, number>>;
	/** Answers of other sections that conditions of this one look at. */
	readonly elsewhere: Answers;
	readonly today: LocalDate;
}

export interface SectionSource {
	readonly definition: Definition;
	readonly answers: Answers;
	readonly versions: Readonly<Record<string, number>>;
	readonly vocabularies: Vocabularies;
	readonly language: Language;
	readonly today: LocalDate;
	/** How much the reader may see; what is above it is not in the view at all. */
	readonly clearance: DataClass;
}

/** `undefined` where there is no such section for this respondent. */
export function sectionView(id: string, source: SectionSource): SectionView | undefined {
	const { definition, answers, today, clearance } = source;
	const section = definition.sections.find((candidate) => candidate.id === id);
	const relevant = relevance(definition, answers, today);
	if (!section || !relevant.sections.has(id)) return undefined;
	const onPage = new Set(section.questions.map((question) => question.id));
	const questions = section.questions.filter((question) => mayEdit(question, clearance) && (relevant.questions.has(question.id) || dependsOn(question, onPage)));
	return compact<SectionView>({
		id,
		title: inLanguage(section.title, source.language),
		intro: inLanguage(section.intro, source.language) || undefined,
		questions: questions.map((question) => questionView(question, source)),
		lists: Object.assign({}, ...questions.flatMap((question) => listsOf(question, source))),
		fields: Object.assign({}, ...questions.map((question) => writeAnswer(question, answerTo(answers, question.id), source))),
		versions: Object.fromEntries(questions.map((question) => [question.id, source.versions[question.id] ?? 0])),
		elsewhere: elsewhere(section, source, relevant.scope.answers),
		today
	});
}

/** A table is edited whole or not at all: sent back without the columns that somebody may not see, it would lose them. */
function mayEdit(question: Question, clearance: DataClass): boolean {
	return isWithin(question, clearance) && (question.kind !== 'table' || question.columns.every((column) => isWithin(column, clearance)));
}

function dependsOn(question: Question, onPage: ReadonlySet<string>): boolean {
	return question.relevant !== undefined && answersRead(question.relevant).some((id) => onPage.has(id));
}

function elsewhere(section: Section, { definition, clearance }: SectionSource, counted: Answers): Answers {
	const conditions = section.questions.flatMap((question) => [...conditionsOf(question), ...(question.kind === 'table' ? question.columns.flatMap(conditionsOf) : [])]);
	const read = new Set(conditions.flatMap(answersRead));
	const others = definition.sections.filter((other) => other !== section).flatMap((other) => other.questions);
	const known = others.filter((question) => read.has(question.id) && isWithin(question, clearance) && answerTo(counted, question.id) !== null);
	return Object.fromEntries(known.map((question) => [question.id, answerTo(counted, question.id)]));
}

function conditionsOf({ relevant, required }: Question): readonly Expression[] {
	return [relevant, required].filter((condition): condition is Expression => condition !== undefined && condition !== true);
}

function questionView(question: Question, source: SectionSource): QuestionView {
	if (question.kind !== 'table') return cellView(question, question.id, source);
	const names = new Map((question.rows ? choicesOf(question.rows, source.vocabularies) : []).map((choice) => [choice.value, inLanguage(choice.label, source.language)]));
	const rows = tableRows(question, answerTo(source.answers, question.id), source).map((row) => String(row['row'] ?? ''));
	return compact<QuestionView>({
		...cellView(question, question.id, source),
		columns: question.columns.map((column) => cellView(column, `${question.id}.${column.id}`, source)),
		rows: question.rows && rows.map((value) => ({ value, label: names.get(value) ?? value })),
		maxRows: question.maxRows,
		addLabel: textOf(question.addLabel, source)
	});
}

/** `key` names the list of a question with choices of its own. */
function cellView<Kind extends QuestionKind>(question: Question & { readonly kind: Kind }, key: string, source: SectionSource): CellView<Kind> {
	const asked: Question = question;
	return compact<CellView<Kind>>({
		id: question.id,
		kind: question.kind,
		label: inLanguage(question.label, source.language),
		hint: textOf(question.hint, source),
		purpose: textOf(question.purpose, source),
		required: question.required,
		relevant: question.relevant,
		...(('long' in asked && asked.long) && { long: true }),
		format: 'format' in asked ? asked.format : undefined,
		decimals: asked.kind === 'number' ? asked.decimals : undefined,
		unit: asked.kind === 'number' ? textOf(asked.unit, source) : undefined,
		precision: asked.kind === 'date' ? asked.precision : undefined,
		list: asked.kind === 'money' ? 'currencies' : 'choices' in asked ? listKey(asked.choices, key) : undefined,
		maxChosen: 'maxChosen' in asked ? asked.maxChosen : undefined
	});
}

function textOf(text: Localised | undefined, { language }: SectionSource): string | undefined {
	return inLanguage(text, language) || undefined;
}

function listsOf(question: Question, source: SectionSource): readonly Record<string, readonly OptionView[]>[] {
	const cells: readonly (readonly [Question, string])[] =
		question.kind === 'table' ? question.columns.map((column) => [column, `${question.id}.${column.id}`]) : [[question, question.id]];
	return cells.flatMap(([cell, key]) => {
		const choices: ChoiceSource | undefined = cell.kind === 'money' ? { vocabulary: 'currencies' } : 'choices' in cell ? cell.choices : undefined;
		if (!choices) return [];
		return [{ [listKey(choices, key)]: choicesOf(choices, source.vocabularies).map(({ value, label }) => ({ value, label: inLanguage(label, source.language) })) }];
	});
}

/** Shared lists are sent once, however many questions of the page offer them. */
function listKey(source: ChoiceSource, own: string): string {
	if (!('vocabulary' in source)) return own;
	return source.masked === undefined ? source.vocabulary : `${source.vocabulary} ${source.masked ? 'masked' : 'open'}`;
}

type Loose<T> = { [Key in keyof T]: T[Key] | undefined };

/** Without what is undefined: it need not travel. */
function compact<T extends object>(view: Loose<T>): T {
	return Object.fromEntries(Object.entries(view).filter(([, part]) => part !== undefined)) as T;
}
