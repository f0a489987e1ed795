/** Where a file stands in the order that is the law, and which of the three endings it has. */
import { posix } from 'node:path';
import { isTest } from './tree.ts';

/** From left to right; what stands together stands side by side. */
export const order: readonly (readonly string[])[] = [
	['kernel'],
	['platform'],
	['journal'],
	['register'],
	['questionnaires'],
	['profiling'],
	['diagnostics'],
	['reporting'],
	['planning'],
	['eligibility'],
	['training', 'assistance', 'grants', 'initiatives'],
	['evaluation'],
	['portfolio'],
	['wiring'],
	['seeds'],
	['process'],
	['routes', 'cli']
];

/** They serve every screen, and know nothing of what is shown. */
export const serving: Readonly<Record<string, readonly string[]>> = { i18n: ['kernel', 'i18n'], design: ['kernel', 'i18n', 'design'] };

/** Below the screens: no words, no looks. */
export const withoutScreens = ['kernel', 'platform', 'journal'];

/** `undefined` for what belongs to no place: tests, scripts. */
export function placeOf(path: string): string | undefined {
	const [top, first, second] = path.split('/');
	if (top === 'seeds') return 'seeds';
	if (top !== 'src' || !first) return undefined;
	if (!second) return 'process';
	if (first !== 'programme') return first;
	/** `programme/stages.ts` is the list of stages itself: everybody may read it, it reads nobody. */
	return second.includes('.') ? 'kernel' : second;
}

export function rankOf(place: string): number {
	return order.findIndex((places) => places.includes(place));
}

/** `pure`: no IO. `io`: server only. `screen`: what people see. `entry`: processes and their doors. `asset`: no code. */
export type Ending = 'pure' | 'io' | 'screen' | 'entry' | 'test' | 'declaration' | 'asset';

export function endingOf(path: string): Ending {
	if (!/\.(ts|svelte|js)$/.test(path)) return 'asset';
	if (isTest(path)) return 'test';
	if (path.endsWith('.d.ts')) return 'declaration';
	if (path.endsWith('.svelte') || path.endsWith('.svelte.ts')) return 'screen';
	if (path.endsWith('.server.ts') || path.endsWith('/+server.ts')) return 'io';
	if (path.startsWith('src/routes/')) return 'screen';
	if (path.startsWith('src/cli/') || placeOf(path) === 'process' || !path.startsWith('src/')) return 'entry';
	return 'pure';
}

export interface Target {
	/** A path of the project, for imports of its own files. */
	readonly path?: string;
	/** The npm package, `node:…` or `$app/…`. */
	readonly outside?: string;
}

const roots: Readonly<Record<string, string>> = { seeds: 'seeds' };

export function resolveImport(from: string, specifier: string): Target {
	const own = /^#(\w+)\/(.+)$/.exec(specifier);
	if (own) return { path: `${roots[own[1]!] ?? `src/${own[1]}`}/${own[2]}`.split('?')[0]! };
	if (specifier.startsWith('.')) return { path: posix.join(posix.dirname(from), specifier).split('?')[0]! };
	const [scope, name] = specifier.split('/');
	return { outside: specifier.startsWith('@') ? `${scope}/${name}` : (scope ?? specifier) };
}
