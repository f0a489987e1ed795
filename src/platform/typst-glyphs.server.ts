/** Which characters the fonts of documents can show, read from the fonts themselves. PDF/UA-1 forbids a character without a glyph. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

/** Stands for whatever cannot be shown; one for a whole emoji, however many code points it is made of. */
const stand = '□';

/**
 * The text with every character that has no glyph replaced by □; characters that are never seen (variation selectors,
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

/** A letter with a mark that cannot be shown keeps the letter; a cluster of which nothing can be shown becomes one □. */
function replaced(cluster: string, { all }: Coverage): string {
	const kept = [...cluster].filter((character) => all.has(character.codePointAt(0) ?? 0)).join('');
	if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(kept)) return kept;
	return /^[\p{Cc}\p{Cf}\p{Cs}\p{Zs}\p{Zl}\p{Zp}\p{Mn}\p{Me}]*$/u.test(cluster) ? invisible(cluster) : stand;
}

function invisible(cluster: string): string {
	if (/[\u2028\u2029]/.test(cluster)) return '\n';
	return /[\p{Zs}\t]/u.test(cluster) ? ' ' : '';
}

let known: Coverage | undefined;

function coverage(): Coverage {
	if (known) return known;
	const font = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf');
	const all = new Set([...characterMap(readFileSync(font))].filter((code) => code >= 0x20));
	all.add(0x0a);
	const common = new Uint8Array(0x10000);
	for (const code of all) if (code < 0xd800 || (code > 0xdfff && code < 0x10000)) common[code] = 1;
	return (known = { all, common });
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
