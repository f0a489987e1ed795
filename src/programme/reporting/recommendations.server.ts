/** The library of recommendations that ships with the product: for each indicator and level, what to do next. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceFolder } from '#platform/root.server.ts';
import type { RecommendationEntry } from './source.ts';

/** The one that the library was written for. */
export const shippedInstrument = 'organisational';

let loaded: readonly RecommendationEntry[] | undefined;

/** For the instrument of this key: codes of another instrument mean something else, and the library says nothing of them. */
export function recommendations(instrument: string): readonly RecommendationEntry[] {
	if (instrument !== shippedInstrument) return [];
	if (loaded) return loaded;
	const folder = join(referenceFolder, 'recommendations');
	const files = readdirSync(folder).filter((name) => /^parameter-\d+\.json$/.test(name)).sort();
	loaded = files.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as RecommendationEntry[]);
	return loaded;
}
