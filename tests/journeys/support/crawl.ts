/** Finds the pages of a running Kadam as people do: by following links. One visit for each kind of page, whatever its ids. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Visitor } from './visitor.ts';

const root = join(import.meta.dirname, '../../..');
const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Every page there is, as a pattern: `/diagnostics/[case]/score`. */
export function allPages(): string[] {
	return globSync('src/routes/**/+page.svelte', { cwd: root })
		.map((file) => `/${file.split('/').slice(2, -1).filter((segment) => !segment.startsWith('(')).join('/')}`)
		.sort();
}

/** The page that an address leads to; the more literal pattern wins. */
export function pageOf(path: string, pages: readonly string[]): string | undefined {
	const segments = path.split('/');
	const fits = pages.filter((page) => {
		const wanted = page.split('/');
		return wanted.length === segments.length && wanted.every((segment, index) => segment.startsWith('[') || segment === segments[index]);
	});
	return fits.sort((a, b) => a.split('[').length - b.split('[').length)[0];
}

/** Addresses to visit, the first of each kind, from all that this visitor can reach; downloads are left out. */
export async function reachable({ page, visit }: Visitor, starts: readonly string[], most = 400): Promise<string[]> {
	const pages = allPages();
	const kinds = new Map<string, string>();
	const queue = [...starts];
	const seen = new Set<string>();
	for (let path = queue.shift(); path !== undefined && seen.size < most; path = queue.shift()) {
		const kind = pageOf(path.split('?')[0]!, pages);
		const variety = path.replace(id, ':id');
		if (!kind || seen.has(variety)) continue;
		seen.add(variety);
		await visit(path);
		if (!kinds.has(kind)) kinds.set(kind, path);
		const links = await page.locator('a[href^="/"]:not([download])').evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
		queue.push(...links.map((href) => href.split('#')[0]!).filter((href) => href !== ''));
	}
	return [...kinds.values()];
}
