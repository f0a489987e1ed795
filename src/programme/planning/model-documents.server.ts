/** The model documents that ship with the product, and their Word files: made once, because they never change. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '#kernel/localised.ts';
import { referenceFolder } from '#platform/root.server.ts';
import type { ModelDocument } from './model-document.ts';
import { renderModelDocument } from './render-model-document.server.ts';

/** Their indicators are those of this instrument. */
export const instrumentOfModels = 'organisational';

let loaded: readonly ModelDocument[] | undefined;

export function shippedModels(): readonly ModelDocument[] {
	const folder = join(referenceFolder, 'model-documents');
	loaded ??= readdirSync(folder).sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ModelDocument);
	return loaded;
}

const made = new Map<string, Promise<Uint8Array>>();

/** As a Word file, about ten kilobytes. */
export function fileOfModel(model: ModelDocument, language: Language): Promise<Uint8Array> {
	const name = `${model.key} ${language}`;
	const known = made.get(name) ?? renderModelDocument(model, language);
	made.set(name, known);
	return known;
}
