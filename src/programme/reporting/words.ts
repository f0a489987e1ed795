/** Small tables of grammar and notation for written reports. Never `Intl`, whose Kyrgyz differs from machine to machine. */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Language } from '#kernel/localised.ts';

/** `12.03.2026`, in all three languages. */
export function formatDate(date: LocalDate): string {
	return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
}

/** One date when both are the same day. */
export function formatDates(from: LocalDate, to: LocalDate): string {
	return from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`;
}

/** Two decimals, because the bands change at 1.75, 2.5 and 3.25 and one decimal would seem to contradict them. */
export function formatMean(mean: number, language: Language): string {
	const text = mean.toFixed(2);
	return language === 'en' ? text : text.replace('.', ',');
}

const marks: Record<Language, readonly [string, string]> = { ky: ['«', '»'], ru: ['«', '»'], en: ['“', '”'] };

/** In the language's quotation marks, unless the text already stands in some. */
export function quoted(text: string, language: Language): string {
	const trimmed = text.trim();
	if (/^[«“"][^«“"»”]*[»”"]$/.test(trimmed)) return trimmed;
	return marks[language][0] + trimmed + marks[language][1];
}

const conjunction: Record<Language, string> = { ky: 'жана', ru: 'и', en: 'and' };

/**
 * `«A», «B» жана «C»`.
 * @param after what stands behind each closing mark, such as a figure in brackets.
 */
export function namesInQuotes(names: readonly string[], language: Language, after: (name: string, at: number) => string = () => ''): string {
	const all = names.map((name, at) => quoted(name, language) + after(name, at));
	const last = all.pop() ?? '';
	return all.length === 0 ? last : `${all.join(', ')} ${conjunction[language]} ${last}`;
}

/** Russian: 1 индикатор, 2 индикатора, 5 индикаторов. */
export function russian(count: number, one: string, few: string, many: string): string {
	const tens = count % 100;
	const units = count % 10;
	if (tens >= 11 && tens <= 14) return many;
	if (units === 1) return one;
	return units >= 2 && units <= 4 ? few : many;
}

export function english(count: number, one: string, many: string): string {
	return count === 1 ? one : many;
}

/** A whole sentence: with a full stop where people forgot it. */
export function sentence(text: string): string {
	const trimmed = text.trim();
	return trimmed === '' || /[.!?…][»”"')\]]*$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Sentences in a row; empty ones leave no trace. */
export function sentences(...all: readonly string[]): string {
	return all.filter((one) => one !== '').join(' ');
}

/**
 * The wording for one parameter: neighbours differ, and the same parameter always reads the same.
 * @param step moves parts of the same parameter apart, so that the third variant of one does not always meet the third of another.
 */
export function variant<T>(options: readonly [T, ...T[]], code: string, step = 0): T {
	const number = /^\d+$/.test(code) ? Number(code) : [...code].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
	return options[(number + step) % options.length] ?? options[0];
}
