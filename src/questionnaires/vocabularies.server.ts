/** The shared lists of choices that ship with the product: regions, themes, legal forms and the others of seeds/reference/vocabularies. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceFolder } from '#platform/root.server.ts';
import type { Vocabularies } from './definition.ts';

let loaded: Vocabularies | undefined;

export function vocabularies(): Vocabularies {
	if (loaded) return loaded;
	const folder = join(referenceFolder, 'vocabularies');
	const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
	loaded = Object.assign({}, ...files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Vocabularies)) as Vocabularies;
	return loaded;
}
