/** Plurals, and sentences in a row. */
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
