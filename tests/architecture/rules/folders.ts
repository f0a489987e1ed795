import { posix } from 'node:path';
import { resolveImport } from '../places.ts';
import type { Rule } from '../rule.ts';
import { importsOf } from '../syntax.ts';
import { code, type Tree } from '../tree.ts';

export const noTwoWayFolders: Rule = {
	name: 'no two-way imports between folders',
	why: 'Two folders that import each other are one folder with two names: neither can be read, tested or moved alone.',
	check(tree) {
		const edges = edgesOf(tree);
		return [...edges].flatMap(([edge, where]) => {
			const [from, to] = edge.split(' → ') as [string, string];
			const back = edges.get(`${to} → ${from}`);
			return back && from < to ? [{ where, what: `${edge}, and ${back} the other way` }] : [];
		});
	}
};

/** `folder → folder`, with one file that makes it so. */
function edgesOf(tree: Tree): Map<string, string> {
	const edges = new Map<string, string>();
	for (const file of code(tree)) {
		for (const { specifier } of importsOf(file)) {
			const { path } = resolveImport(file.path, specifier);
			if (path && posix.dirname(path) !== posix.dirname(file.path)) edges.set(`${posix.dirname(file.path)} → ${posix.dirname(path)}`, file.path);
		}
	}
	return edges;
}
