import { builtinModules } from 'node:module';
import { endingOf, placeOf, resolveImport } from '../places.ts';
import type { Finding, Rule } from '../rule.ts';
import { type Import, importsOf } from '../syntax.ts';
import { isCode, type SourceText } from '../tree.ts';

/** Packages that only calculate: no IO, no clock, no framework. Add one here only if that is true of it. */
const pure = ['zod', 'uuidv7', 'd3-scale', 'd3-shape'];
/** What a screen may ask of a package besides those. */
const forScreens = [...pure, 'svelte', '@sveltejs/kit', '$app', '@lucide/svelte', 'bits-ui', '@fontsource-variable/noto-sans', '@simplewebauthn/browser'];

export const threeEndings: Rule = {
	name: 'three endings',
	why: 'The ending says where code may run. A pure file decides and can be tested without a database; a screen goes to the browser; only .server.ts does IO. One wrong import and a rule cannot be tested, or a secret reaches the browser.',
	check: (tree) => tree.filter(({ path }) => path.startsWith('src/') && isCode(path)).flatMap(wrongImports)
};

function wrongImports(file: SourceText): Finding[] {
	return importsOf(file).flatMap((found) => {
		const what = reasonAgainst(file.path, found);
		return what ? [{ where: file.path, line: found.line, what: `imports ${found.specifier}: ${what}` }] : [];
	});
}

function reasonAgainst(from: string, { specifier, typeOnly }: Import): string | undefined {
	const ending = endingOf(from);
	if (ending !== 'pure' && ending !== 'screen') return undefined;
	const { path, outside } = resolveImport(from, specifier);
	if (path) return ownFileAgainst(ending, path);
	if (typeOnly && (ending === 'screen' || placeOf(from) === 'design')) return undefined;
	if (outside!.startsWith('node:') || builtinModules.includes(outside!)) return `${ending} files do not reach Node`;
	return (ending === 'pure' ? pure : forScreens).includes(outside!) ? undefined : `${outside} is not known to be fit for ${ending} files`;
}

function ownFileAgainst(ending: 'pure' | 'screen', path: string): string | undefined {
	const target = endingOf(path);
	if (target === 'io' || target === 'entry') return `${ending} files know nothing of .server.ts, not even types`;
	return ending === 'pure' && target === 'screen' ? 'pure files know no screens' : undefined;
}
