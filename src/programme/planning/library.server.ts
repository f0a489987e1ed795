/** The recommendations that ship with the product: what an organisation at one level of an indicator can do to reach the next. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceFolder } from '#platform/root.server.ts';
import type { Recommendation } from './generate.ts';

let loaded: readonly Recommendation[] | undefined;

/** For the instrument of this key: codes of another instrument mean something else, and the library says nothing of them. */
export function recommendations(instrument: string): readonly Recommendation[] {
	if (instrument !== 'organisational') return [];
	if (loaded) return loaded;
	const folder = join(referenceFolder, 'recommendations');
	const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
	loaded = files.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recommendation[]);
	return loaded;
}
