/**
 * Which characters the fonts of documents can show: Noto Sans, read from its file, and for signs that it lacks the DejaVu
 * Sans Mono that is built into the compiler. PDF/UA-1 forbids a character without a glyph.
 */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

/** Stands for whatever cannot be shown; one for a whole emoji, however many code points it is made of. */
const stand = '\uFFFD';

/**
 * Armenian, Georgian, arrows, mathematical and other signs that DejaVu Sans Mono 2.37 has upright, bold and oblique, and
 * Noto Sans does not have. A test sets every one.
 */
export const signs =
	'531-556 559-55f 561-587 589-58a 10d0-10fa 10fc 2190-2211 2213 2215 2217-2220 2223-2224 2227-222d 2234-223d 2241-225f 2261-2269 226d ' +
	'2270-228b 228d-22a5 22ac 22b2-22b5 22b8 22c2-22c6 22cd-22d1 22da-22ed 22ef 2300-2306 2308-2315 2318-2319 231c-2321 2325-2328 232b ' +
	'2335-237a 237d 2380-2383 2388-238b 2395 239b-23ae 23ce-23cf 2423 2500-25cb 25cd-2600 2638-263c 263f-2647 2660-2667 2669-266f';

export const signRanges: readonly (readonly [number, number])[] = signs.split(' ').map((one) => {
	const [from = 0, to = from] = one.split('-').map((code) => Number.parseInt(code, 16));
	return [from, to];
});

/** Signs that people do use and that only the upright face has, by the nearest that can always be set. */
const nearest: Readonly<Record<string, string>> = {
	'✓': '√', '✔': '√', '✗': '×', '✘': '×', '✕': '×', '✖': '×', '★': '*', '☆': '*', '☐': '□', '☑': '■', '☒': '■', '➔': '→', '➜': '→', '➤': '→', '❗': '!', '❓': '?'
};

/**
 * The text with every character that has no glyph replaced by U+FFFD; characters that are never seen (variation selectors,
 * control characters) are dropped. Texts in the alphabets of this region come back unchanged.
 */
export function printable(text: string): string {
	const glyphs = coverage();
	let plain = true;
	for (let at = 0; at < text.length && plain; at++) plain = glyphs.common[text.charCodeAt(at)] === 1;
	if (plain) return text;
	return Array.from(graphemes.segment(text), ({ segment }) => (shown(segment, glyphs) ? segment : replaced(segment, glyphs))).join('');
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

interface Coverage {
	readonly all: ReadonlySet<number>;
	/** 1 for every UTF-16 unit that is a shown character by itself. */
	readonly common: Uint8Array;
}

function shown(text: string, { all }: Coverage): boolean {
	for (const character of text) if (!all.has(character.codePointAt(0) ?? 0)) return false;
	return true;
}

/** A letter with a mark that cannot be shown keeps the letter; a cluster of which nothing can be shown becomes one sign. */
function replaced(cluster: string, { all }: Coverage): string {
	const kept = Array.from(cluster, (character) => nearest[character] ?? character).filter((character) => all.has(character.codePointAt(0) ?? 0)).join('');
	if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(kept)) return kept;
	return /^[\p{C}\p{Z}\p{Mn}\p{Me}]*$/u.test(cluster) && !/\p{Cs}/u.test(cluster) ? invisible(cluster) : stand;
}

function invisible(cluster: string): string {
	if (/[\n\u2028\u2029]/.test(cluster)) return '\n';
	return /[\p{Zs}\t]/u.test(cluster) ? ' ' : '';
}

let known: Coverage | undefined;

function coverage(): Coverage {
	if (known) return known;
	const [first = new Set<number>(), ...others] = fontFiles().map((file) => new Set(characterMap(readFileSync(file))));
	const all = new Set([...first].filter((code) => code >= 0x20 && others.every((face) => face.has(code))));
	all.add(0x0a);
	const common = new Uint8Array(0x10000);
	for (const code of all) if (code < 0xd800 || (code > 0xdfff && code < 0x10000)) common[code] = 1;
	for (const [from, to] of signRanges) for (let code = from; code <= to; code++) all.add(code);
	return (known = { all, common });
}

/** The faces that templates may use; a character counts only if all of them have it. */
export function fontFiles(): readonly string[] {
	const { resolve } = createRequire(import.meta.url);
	return ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'].map((face) => resolve(`@expo-google-fonts/noto-sans/${face}/NotoSans_${face}.ttf`));
}

/** Every character of a TrueType font's `cmap`, formats 4 and 12 (OpenType 1.9, "cmap"). */
function* characterMap(font: Buffer): Generator<number> {
	const tables = font.readUInt16BE(4);
	for (let table = 0; table < tables; table++) {
		const record = 12 + table * 16;
		if (font.toString('latin1', record, record + 4) !== 'cmap') continue;
		const cmap = font.subarray(font.readUInt32BE(record + 8));
		for (let at = 0; at < cmap.readUInt16BE(2); at++) yield* subtable(cmap.subarray(cmap.readUInt32BE(4 + at * 8 + 4)));
	}
}

function* subtable(map: Buffer): Generator<number> {
	const format = map.readUInt16BE(0);
	if (format === 12) {
		for (let group = 0; group < map.readUInt32BE(12); group++) {
			yield* range(map.readUInt32BE(16 + group * 12), map.readUInt32BE(20 + group * 12));
		}
	}
	if (format === 4) {
		const size = map.readUInt16BE(6);
		for (let at = 0; at < size; at += 2) yield* range(map.readUInt16BE(16 + size + at), Math.min(map.readUInt16BE(14 + at), 0xfffe));
	}
}

function* range(from: number, to: number): Generator<number> {
	for (let code = from; code <= to; code++) yield code;
}
