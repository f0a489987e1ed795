/** The folder Kadam is installed in: sources and built bundles lie at different depths below it. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function climb(folder: string): string {
	if (existsSync(join(folder, 'seeds')) && existsSync(join(folder, 'package.json'))) return folder;
	const above = dirname(folder);
	if (above === folder) throw new Error('Kadam cannot find its own folder: seeds/ and package.json must lie above its code');
	return climb(above);
}

export const root = climb(dirname(fileURLToPath(import.meta.url)));

/** What ships with the product as data. */
export const referenceFolder = join(root, 'seeds', 'reference');
