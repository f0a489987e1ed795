import { endingOf, placeOf, rankOf, resolveImport } from '../places.ts';
import type { Finding, Rule } from '../rule.ts';
import { importsOf } from '../syntax.ts';
import { code, type SourceText } from '../tree.ts';

export const faces: Rule = {
	name: 'a stage shows only its face',
	why: 'What others may read of a stage is in its read.server.ts (or read-….server.ts). Whoever reaches past it into its tables or its SQL breaks when the stage changes inside. Pages are doors: they call use cases and readers, and hold no SQL.',
	check: (tree) => code(tree).flatMap(reachingPast)
};

function reachingPast(file: SourceText): Finding[] {
	return importsOf(file).flatMap(({ specifier, line }) => {
		const { path, outside } = resolveImport(file.path, specifier);
		const what = path ? reasonAgainst(file.path, path) : placeOf(file.path) === 'routes' && ['drizzle-orm', 'pg'].includes(outside!) ? 'no SQL in routes' : undefined;
		return what ? [{ where: file.path, line, what: `imports ${specifier}: ${what}` }] : [];
	});
}

function reasonAgainst(from: string, to: string): string | undefined {
	const [here, there] = [placeOf(from)!, placeOf(to)];
	if (here === there || endingOf(to) !== 'io' || !there) return undefined;
	if (/\/store(-[\w-]+)?\.server\.ts$/.test(to)) return `${there}'s store is its own`;
	if (here === 'routes') return to.endsWith('/tables.server.ts') ? 'no SQL in routes' : undefined;
	const bothStages = [here, there].every((place) => rankOf(place) >= rankOf('profiling') && rankOf(place) < rankOf('wiring'));
	if (!bothStages || /\/read(-[\w-]+)?\.server\.ts$/.test(to)) return undefined;
	if (to.endsWith('/tables.server.ts') && from.endsWith('/tables.server.ts')) return undefined;
	return `a later stage reads ${there} by its read.server.ts`;
}
