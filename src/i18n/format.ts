/**
 * Dates, times and numbers as people here write them, from small tables of our own: Chromium's `Intl` has no Kyrgyz, so
 * a page formatted by it would change when it hydrates.
 */
import type { Language } from '#kernel/localised.ts';
import type { LocalDate } from '#kernel/local-date.ts';

/** `12.03.2026` in all three languages. */
export function formatDate(date: LocalDate | string): string {
	const [year, month, day] = date.split('-');
	return `${day}.${month}.${year}`;
}

const bishkek = 6 * 60 * 60 * 1000;

/** `12.03.2026 14:05`, Bishkek time. */
export function formatInstant(instant: Date | string): string {
	const text = new Date(new Date(instant).getTime() + bishkek).toISOString();
	return `${formatDate(text.slice(0, 10))} ${text.slice(11, 16)}`;
}

/** `14:05`, Bishkek time. */
export function formatTime(instant: Date | string): string {
	return formatInstant(instant).slice(11);
}

/** Decimal comma and a narrow no-break space between thousands in Kyrgyz and Russian; point and comma in English. */
export function formatNumber(value: number, language: Language, decimals = 0): string {
	const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.');
	const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '\u202f');
	const sign = value < 0 && /[1-9]/.test(whole! + (fraction ?? '')) ? '−' : '';
	return fraction ? `${sign}${grouped}${language === 'en' ? '.' : ','}${fraction}` : `${sign}${grouped}`;
}

/** `23,7 КБ`, `1,2 МБ`. */
export function formatSize(bytes: number, language: Language): string {
	const units = language === 'en' ? ['kB', 'MB'] : ['КБ', 'МБ'];
	const kilobytes = bytes / 1000;
	return kilobytes < 1000
		? `${formatNumber(kilobytes, language, kilobytes < 10 ? 1 : 0)} ${units[0]}`
		: `${formatNumber(kilobytes / 1000, language, 1)} ${units[1]}`;
}
