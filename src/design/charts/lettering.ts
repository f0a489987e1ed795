/** How wide text will be, without a browser: the advance widths of Noto Sans, rounded up to a twentieth of an em, so that a line never turns out wider than planned. */

const ems: readonly (readonly [number, string])[] = [
	[0.25, "'"],
	[0.3, '!(),.:;J`ijl ·\u00a0\u202f\u2009'],
	[0.35, '-I[]f‹›'],
	[0.4, '/\\t{}•²³'],
	[0.45, '"?_rг°'],
	[0.5, 'csz–зстэ'],
	[0.55, 'FLSkvxy«»Гкухьү'],
	[0.6, '$*+0123456789<=>ETVXYZ^ae|~±×−≤≥ЁёЕЗТХабвелочяҮ'],
	[0.65, '#ABCKPRbdghnopquАБВКРСУЬЭЯдийнпрцъө'],
	[0.7, 'ЛЧЪң'],
	[0.75, '&DGHUДНПЦф'],
	[0.8, 'NOQw…ИЙОжмыюҢӨ'],
	[0.85, '%ФЫ'],
	[0.9, '@шщ'],
	[0.95, 'MWmЖМ']
];
const widths: ReadonlyMap<string, number> = new Map(
	ems.flatMap(([em, characters]) => [...characters].map((character) => [character, em] as const))
);

/** Bold letters are wider: 1.05 on average over the alphabets in use. */
const boldRatio = 1.06;

/** In the units of the picture. Unknown characters count as a full em. */
export function textWidth(text: string, size: number, weight = 400): number {
	let width = 0;
	for (const character of text) width += widths.get(character) ?? 1;
	return width * size * (weight >= 600 ? boldRatio : 1);
}

/** The text in as few lines as fit; a single word that is too wide keeps its own line and stays whole. */
export function wrap(text: string, width: number, size: number, weight = 400): readonly string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/).filter(Boolean)) {
		const last = lines.at(-1);
		if (last !== undefined && textWidth(`${last} ${word}`, size, weight) <= width)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines.length > 0 ? lines : [''];
}

/** The text in at most two lines of nearly equal width: nothing is ever cut off. One line if that is no wider than `enough`. */
export function inTwoLines(text: string, size: number, enough: number): readonly string[] {
	const words = text.split(/\s+/).filter(Boolean);
	if (words.length < 2 || textWidth(text, size) <= enough) return [words.join(' ')];
	const splits = words
		.slice(1)
		.map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')] as const);
	const widest = (lines: readonly string[]) => Math.max(...lines.map((line) => textWidth(line, size)));
	return splits.reduce((best, next) => (widest(next) < widest(best) ? next : best));
}

/** The widest of the lines. */
export function widest(lines: readonly string[], size: number, weight = 400): number {
	return Math.max(0, ...lines.map((line) => textWidth(line, size, weight)));
}
