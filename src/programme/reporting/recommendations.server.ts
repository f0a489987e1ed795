/** The libraries of recommendations that ship with the product, one for an instrument: for each indicator and level, what to do next. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceFolder } from '#platform/root.server.ts';
import type { RecommendationEntry } from './source.ts';

const folder = join(referenceFolder, 'recommendations');

/** The instruments that have a library; a folder each, named by the instrument's key. */
export const instrumentsWithLibrary: readonly string[] = readdirSync(folder).sort();

const loaded = new Map<string, readonly RecommendationEntry[]>();

/** For the instrument of this key, whichever version. The same code means something else in another instrument; where none was written there is none. */
export function recommendations(instrument: string): readonly RecommendationEntry[] {
	if (!instrumentsWithLibrary.includes(instrument)) return [];
	const known = loaded.get(instrument);
	if (known) return known;
	const files = readdirSync(join(folder, instrument)).filter((name) => /^parameter-\d+\.json$/.test(name)).sort();
	const entries = files.flatMap((name) => JSON.parse(readFileSync(join(folder, instrument, name), 'utf8')) as RecommendationEntry[]);
	loaded.set(instrument, entries);
	return entries;
}
