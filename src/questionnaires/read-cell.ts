/** Reads from a form one answer that may also stand in a table; and a text in several languages, which may not. */
import { languages, type Localised } from '#kernel/localised.ts';
import { isLocalDate } from '#kernel/local-date.ts';
import { isCurrency } from '#kernel/money.ts';
import { isFileAnswer, isYear, type Answer, type CellValue } from './answer.ts';
import { decimalsOf, readDecimal } from './decimal.ts';
import type { ColumnQuestion } from './definition.ts';
import { amountName, currencyName, fileName, languageName, removeName } from './field-names.ts';
import { textAt, textsAt, type FormFields, type RawFields } from './form-fields.ts';
import type { AnswerProblem, AnswerProblemCode } from './problems.ts';

export type Reading<Value = Answer> =
	{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly AnswerProblem[]; readonly raw: RawFields };

/** What reading needs to know of a question: a definition knows it, and so does what a page shows of one. */
export interface ReadableCell {
	readonly id: string;
	readonly kind: ColumnQuestion['kind'];
	readonly decimals?: number | undefined;
	readonly precision?: 'day' | 'year' | undefined;
}

/** In UTF-16 units; far above any `maxLength`, against floods. */
const longestText = 100_000;
const longestChoice = 200;
const mostChoices = 500;

/** Reads one answer that may also stand in a table, under a field name of its own. */
export function readCell(question: ReadableCell, fields: FormFields, name: string): Reading<CellValue | null> {
	switch (question.kind) {
		case 'text':
			return readText(textAt(fields, name));
		case 'number':
			return readNumber(question, textAt(fields, name).trim());
		case 'money':
			return readMoney(textAt(fields, amountName(name)).trim(), textAt(fields, currencyName(name)).trim());
		case 'date':
			return readDate(question, textAt(fields, name).trim());
		case 'choice':
			return readChoice(textAt(fields, name));
		case 'choices':
			return readChoices(textsAt(fields, name));
		case 'yesno':
			return readYesNo(textAt(fields, name));
		case 'file':
			return readFile(fields, name);
	}
}

function kept<Value>(value: Value): Reading<Value> {
	return { ok: true, value };
}

function refused(code: AnswerProblemCode, params?: AnswerProblem['params']): Reading<never> {
	return { ok: false, problems: [params ? { code, params } : { code }], raw: {} };
}

function readText(text: string): Reading<string | null> {
	if (text.length > longestText) return refused('questionnaires/too-long', { max: longestText, length: text.length });
	return kept(text === '' ? null : text);
}

export function readLocalised(fields: FormFields, name: string): Reading<Localised | null> {
	const texts = languages.map((language) => [language, textAt(fields, languageName(name, language))] as const).filter(([, text]) => text !== '');
	const longest = Math.max(0, ...texts.map(([, text]) => text.length));
	if (longest > longestText) return refused('questionnaires/too-long', { max: longestText, length: longest });
	return kept(texts.length === 0 ? null : Object.fromEntries(texts));
}

function readNumber(question: ReadableCell, text: string): Reading<number | null> {
	if (text === '') return kept(null);
	const reading = readDecimal(text);
	if (!reading.ok) return { ok: false, problems: [reading.problem], raw: {} };
	const allowed = question.decimals ?? 0;
	if (decimalsOf(reading.digits) <= allowed) return kept(Number(reading.digits) + 0);
	return allowed === 0 ? refused('questionnaires/not-a-whole-number') : refused('questionnaires/too-many-decimals', { max: allowed });
}

/** Without an amount there is no answer, whatever currency the list happens to show. */
function readMoney(amount: string, currency: string): Reading<CellValue | null> {
	if (amount === '') return kept(null);
	const reading = readDecimal(amount);
	if (!reading.ok) return refused(reading.problem.code === 'questionnaires/not-a-number' ? 'questionnaires/not-an-amount' : reading.problem.code);
	if (decimalsOf(reading.digits) > 2) return refused('questionnaires/too-many-decimals', { max: 2 });
	if (!isCurrency(currency)) return refused('questionnaires/unknown-currency');
	return kept({ amount: reading.digits, currency });
}

/** Takes what a date field sends (`2026-03-12`) and what people type without one: `12.03.2026`, `12 3 2026`, and `12032026` where a phone offers digits only. */
function readDate(question: ReadableCell, text: string): Reading<string | null> {
	if (text === '') return kept(null);
	if (question.precision === 'year') return isYear(text) ? kept(text) : refused('questionnaires/not-a-year');
	const typed = /^(\d{1,2})[\s.,/-]+(\d{1,2})[\s.,/-]+(\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
	const date = typed ? `${typed[3] ?? ''}-${(typed[2] ?? '').padStart(2, '0')}-${(typed[1] ?? '').padStart(2, '0')}` : text;
	return isLocalDate(date) ? kept(date) : refused('questionnaires/not-a-date');
}

function readChoice(text: string): Reading<string | null> {
	if (text.length > longestChoice) return refused('questionnaires/unknown-choice');
	return kept(text === '' ? null : text);
}

function readChoices(texts: readonly string[]): Reading<readonly string[] | null> {
	const chosen = [...new Set(texts)].filter((text) => text !== '');
	if (chosen.length > mostChoices || chosen.some((text) => text.length > longestChoice)) return refused('questionnaires/unknown-choice');
	return kept(chosen.length === 0 ? null : chosen);
}

/** Two radio buttons, because a single tick could not tell "no" from "not answered". */
function readYesNo(text: string): Reading<boolean | null> {
	if (text === '') return kept(null);
	return text === 'yes' || text === 'no' ? kept(text === 'yes') : refused('questionnaires/not-yes-or-no');
}

function readFile(fields: FormFields, name: string): Reading<CellValue | null> {
	const [file, calledName, size] = [fileName(name, 'file'), fileName(name, 'name'), fileName(name, 'size')].map((part) => textAt(fields, part));
	if (!file || textAt(fields, removeName(name)) !== '') return kept(null);
	const answer = { file, name: calledName, size: Number(size || NaN) };
	return isFileAnswer(answer) ? kept(answer) : refused('questionnaires/not-a-file');
}
