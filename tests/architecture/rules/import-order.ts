import { endingOf, placeOf, rankOf, resolveImport, serving, withoutScreens } from '../places.ts';
import type { Finding, Rule } from '../rule.ts';
import { importsOf } from '../syntax.ts';
import { isCode, type SourceText } from '../tree.ts';

export const importOrder: Rule = {
	name: 'import order',
	why: 'The order of the code is the order of the programme: a stage may read what comes before it, never what comes after. An arrow that points right ties two stages together for ever.',
	check: (tree) => tree.filter(({ path }) => isCode(path) && placeOf(path)).flatMap(wrongImports)
};

function wrongImports(file: SourceText): Finding[] {
	return importsOf(file).flatMap(({ specifier, line }) => {
		const { path } = resolveImport(file.path, specifier);
		const what = path && reasonAgainst(file.path, path);
		return what ? [{ where: file.path, line, what: `imports ${path}: ${what}` }] : [];
	});
}

function reasonAgainst(from: string, to: string): string | undefined {
	const isTest = endingOf(from) === 'test';
	if (to.startsWith('tests/')) return isTest ? undefined : 'only tests import what tests are made of';
	const [here, there] = [placeOf(from)!, placeOf(to)];
	if (!there || here === there) return undefined;
	if (isTest && to.startsWith('seeds/reference/')) return undefined;
	if (there === 'routes' || there === 'cli') return `nobody imports ${there}`;
	if (serving[here]) return serving[here].includes(there) ? undefined : `${here} knows only ${serving[here].join(', ')}`;
	if (serving[there]) return withoutScreens.includes(here) ? `${here} has no screens` : undefined;
	return outOfOrder(here, there);
}

function outOfOrder(here: string, there: string): string | undefined {
	const [left, right] = [rankOf(there), rankOf(here)];
	if (left === -1 || right === -1) return `${left === -1 ? there : here} has no place in the order`;
	if (left === right) return `${here} and ${there} stand side by side`;
	return left < right ? undefined : `${there} comes after ${here}`;
}
