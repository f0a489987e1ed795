/** Notation of dates, figures and names in written reports. Never `Intl`, whose Kyrgyz differs from machine to machine. */
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

/** `+0,40`, `−0,25`, `0,00`: with a true minus sign. */
export function formatChange(change: number, language: Language): string {
	const rounded = Math.abs(change) < 0.005 ? 0 : change;
	return `${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${formatMean(Math.abs(rounded), language)}`;
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

/**
 * The wording for one parameter: neighbours differ, and the same parameter always reads the same.
 * @param step moves parts of the same parameter apart, so that the third variant of one does not always meet the third of another.
 */
export function variant<T>(options: readonly [T, ...T[]], code: string, step = 0): T {
	const number = /^\d+$/.test(code) ? Number(code) : [...code].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
	return options[(number + step) % options.length] ?? options[0];
}
