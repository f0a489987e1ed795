/** The product's texts as they stand in `messages/<area>/<language>.json`. */
import { type Language, languages } from '#kernel/localised.ts';
import type { Tree } from './tree.ts';

export interface TextFile {
	readonly path: string;
	readonly area: string;
	readonly language: Language;
	/** By key; a text with variants is all its variants. */
	readonly texts: ReadonlyMap<string, readonly string[]>;
	/** Names between braces and declared inputs, by key. */
	readonly placeholders: ReadonlyMap<string, ReadonlySet<string>>;
	readonly error?: string;
}

export function textFiles(tree: Tree): TextFile[] {
	return tree.flatMap(({ path, text }) => {
		const [, area, language] = /^messages\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
		if (!area || !languages.includes(language as Language)) return [];
		return [{ path, area, language: language as Language, ...read(text) }];
	});
}

function read(json: string): Pick<TextFile, 'texts' | 'placeholders' | 'error'> {
	const texts = new Map<string, string[]>();
	const placeholders = new Map<string, Set<string>>();
	try {
		for (const [key, value] of Object.entries(JSON.parse(json) as Record<string, unknown>)) {
			if (key.startsWith('$')) continue;
			texts.set(key, textsIn(value));
			placeholders.set(key, placeholdersIn(value));
		}
		return { texts, placeholders };
	} catch (error) {
		return { texts, placeholders, error: (error as Error).message };
	}
}

interface Variants {
	readonly declarations?: readonly string[];
	readonly match?: Readonly<Record<string, string>>;
}

/** A text, or a list of `{ declarations, selectors, match }`. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (Array.isArray(value)) return value.flatMap((variants: Variants) => Object.values(variants.match ?? {}));
	throw new TypeError('a text is a string or a list of variants');
}

function placeholdersIn(value: unknown): Set<string> {
	const declared = Array.isArray(value) ? value.flatMap((variants: Variants) => variants.declarations ?? []) : [];
	const inputs = declared.flatMap((line) => /^input (\w+)/.exec(line)?.[1] ?? []);
	const locals = declared.flatMap((line) => /^local (\w+)/.exec(line)?.[1] ?? []);
	const used = textsIn(value).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!));
	return new Set([...inputs, ...used].filter((name) => !locals.includes(name)));
}

/** Without what is filled in. */
export function words(text: string): string[] {
	return text.replace(/\{\w+\}/g, ' ').match(/\p{L}+/gu) ?? [];
}
