/**
 * What no shape can tell about a questionnaire: names that meet twice, conditions about questions that do not exist or
 * come later, choices from nowhere, personal questions without a purpose.
 */
import { isWithin } from './masking.ts';
import { choicesOf, type ChoiceSource, type Definition, type Question, type Section, type TableQuestion, type Vocabularies } from './definition.ts';
import { reads, type Expression } from './expression.ts';
import { comparedValues, summedColumns } from './expression-parts.ts';

/** Empty when there are none; each begins with the question's id. */
export function definitionFaults(definition: Definition, vocabularies: Vocabularies): readonly string[] {
	const questions = definition.sections.flatMap((section) => section.questions);
	const context = { questions, vocabularies };
	return [
		...repeated(definition.sections.map((section) => section.id)).map((id) => `${id}: two sections of this name`),
		...repeated(questions.map((question) => question.id)).map((id) => `${id}: two questions of this name`),
		...definition.sections.flatMap((section) => sectionFaults(section, context)),
		...questions.flatMap((question, place) => questionFaults(question, place, context).map((fault) => `${question.id}: ${fault}`))
	];
}

interface Context {
	readonly questions: readonly Question[];
	readonly vocabularies: Vocabularies;
}

function sectionFaults(section: Section, context: Context): readonly string[] {
	if (!section.relevant) return [];
	const first = context.questions.findIndex((question) => question.id === section.questions[0]?.id);
	return expressionFaults(section.relevant, context, { before: first }).map((fault) => `section ${section.id}: ${fault}`);
}

function questionFaults(question: Question, place: number, context: Context): readonly string[] {
	return [
		...classFaults(question),
		...choiceFaults(question, context),
		...conditionFaults(question, context, { before: place }),
		...boundFaults(question),
		...(question.kind === 'table' ? tableFaults(question, place, context) : []),
		...(question.kind === 'note' && (question.required || question.constraints) ? ['a note cannot be answered'] : [])
	];
}

function classFaults(question: Question): readonly string[] {
	if (!isWithin(question, 'ordinary') && !question.purpose) return [`${question.dataClass} but does not say why it is asked`];
	return [];
}

function choiceFaults(question: Question, context: Context): readonly string[] {
	const source = question.kind === 'choice' || question.kind === 'choices' ? question.choices : question.kind === 'table' ? question.rows : undefined;
	if (!source) return [];
	const offered = choicesOf(source, context.vocabularies);
	const faults = repeated(offered.map((choice) => choice.value)).map((value) => `the choice ${value} twice`);
	if (offered.length === 0) faults.push(`no choices: ${nameOf(source)}`);
	if (offered.some((choice) => choice.masked) && question.dataClass !== 'sensitive') faults.push('offers masked choices but is not sensitive');
	return faults;
}

function nameOf(source: ChoiceSource): string {
	return 'vocabulary' in source ? `vocabulary ${source.vocabulary}` : 'an empty list';
}

interface Place {
	/** Only questions before this place may be looked at. */
	readonly before?: number;
	/** The table in whose rows the expression stands. */
	readonly table?: TableQuestion;
	/** Of its columns, only those before this place. */
	readonly columnsBefore?: number;
	/** The expression may speak of its own answer. */
	readonly self?: boolean;
}

function conditionFaults(question: Question, context: Context, place: Place): readonly string[] {
	const { before: _anywhere, columnsBefore: _anyColumn, ...free } = place;
	return [
		...(question.relevant ? expressionFaults(question.relevant, context, place) : []),
		...(question.required && question.required !== true ? expressionFaults(question.required, context, free) : []),
		...(question.constraints ?? []).flatMap(({ holds }) => expressionFaults(holds, context, { ...free, self: true }))
	];
}

function expressionFaults(expression: Expression, context: Context, place: Place): readonly string[] {
	return [
		...reads(expression).flatMap((read) => {
			if ('self' in read) return place.self ? [] : ['speaks of itself outside a constraint'];
			return 'column' in read ? columnFaults(read.column, place) : answerFaults(read.answer, context, place);
		}),
		...summedColumns(expression).flatMap((sum) => summedFaults(sum, context)),
		...comparedValues(expression).flatMap(([id, value]) => comparedFaults(id, value, context))
	];
}

function answerFaults(id: string, { questions }: Context, { before }: Place): readonly string[] {
	const found = questions.findIndex((question) => question.id === id);
	if (found === -1) return [`depends on ${id}, which is no question`];
	return before !== undefined && found >= before ? [`its relevance depends on ${id}, which comes later`] : [];
}

function columnFaults(id: string, { table, columnsBefore }: Place): readonly string[] {
	const found = table?.columns.findIndex((column) => column.id === id) ?? -1;
	if (found === -1) return [`depends on the column ${id}, which is not in its row`];
	return columnsBefore !== undefined && found >= columnsBefore ? [`its relevance depends on the column ${id}, which comes later`] : [];
}

function summedFaults(sum: { readonly table: string; readonly column: string }, { questions }: Context): readonly string[] {
	const table = questions.find((question) => question.id === sum.table);
	const column = table?.kind === 'table' ? table.columns.find(({ id }) => id === sum.column) : undefined;
	return column?.kind === 'number' ? [] : [`sums ${sum.table}.${sum.column}, which is no column of numbers`];
}

/** A condition on a choice that is not offered would never hold and nobody would notice. */
function comparedFaults(id: string, value: string, { questions, vocabularies }: Context): readonly string[] {
	const question = questions.find((candidate) => candidate.id === id);
	if (question?.kind !== 'choice' && question?.kind !== 'choices') return [];
	return choicesOf(question.choices, vocabularies).some((choice) => choice.value === value)
		? []
		: [`compares ${id} with ${value}, which is not offered`];
}

function boundFaults(question: Question): readonly string[] {
	if (question.kind === 'number' && question.min !== undefined && question.max !== undefined && question.min > question.max)
		return ['its minimum is above its maximum'];
	return question.kind === 'choice' && question.maxChosen !== undefined ? ['one choice only, so no maxChosen'] : [];
}

function tableFaults(table: TableQuestion, place: number, context: Context): readonly string[] {
	const faults = table.columns.flatMap((column, columnsBefore) =>
		[
			...classFaults(column),
			...choiceFaults(column, context),
			...boundFaults(column),
			...conditionFaults(column, context, { before: place, table, columnsBefore })
		].map((fault) => `${column.id}: ${fault}`)
	);
	if (table.columns.some((column) => column.id === 'row')) faults.push('no column may be called row');
	if (table.rows && (table.addLabel || table.maxRows)) faults.push('its rows are fixed, so none are added');
	return [...faults, ...repeated(table.columns.map((column) => column.id)).map((id) => `two columns called ${id}`)];
}

function repeated(names: readonly string[]): string[] {
	return [...new Set(names.filter((name, place) => names.indexOf(name) < place))];
}
