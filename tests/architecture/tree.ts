/** The project as a list of texts, so that every rule can also be asked about an invented project. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SourceText {
	/** From the project's root, with `/`. */
	readonly path: string;
	readonly text: string;
}

export type Tree = readonly SourceText[];

const folders = ['src', 'tests', 'scripts', 'bench', 'seeds', 'messages', 'migrations', 'project.inlang'];
const kinds = 'ts,svelte,css,html,json,sql';
const made = ['src/i18n/paraglide/', 'project.inlang/cache/'];

export function readTree(root: string): Tree {
	return folders
		.flatMap((folder) => globSync(`${folder}/**/*.{${kinds}}`, { cwd: root }))
		.map((path) => path.replaceAll('\\', '/'))
		.concat('package.json')
		.filter((path) => !made.some((folder) => path.startsWith(folder)))
		.sort()
		.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** An invented project: text by path. */
export function treeOf(texts: Readonly<Record<string, string>>): Tree {
	return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

export function fileAt(tree: Tree, path: string): SourceText | undefined {
	return tree.find((file) => file.path === path);
}

/** The code of the product: TypeScript and Svelte below `src/`, without tests and declarations. */
export function code(tree: Tree): Tree {
	return tree.filter(({ path }) => path.startsWith('src/') && isCode(path) && !isTest(path) && !path.endsWith('.d.ts'));
}

export function isCode(path: string): boolean {
	return path.endsWith('.ts') || path.endsWith('.svelte');
}

/** Tests, what only tests are made of, and the readers of rule cases. */
export function isTest(path: string): boolean {
	return path.endsWith('.test.ts') || path.startsWith('tests/') || path.includes('/cases/');
}
