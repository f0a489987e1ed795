/** Finds the pages of a running Kadam as people do: by following links. One visit for each kind of page, whatever its ids. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Visitor } from './visitor.ts';

const root = join(import.meta.dirname, '../../..');

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

/** How many pages of one kind are opened in search of others: records in different states lead to different pages. */
const eachKind = 8;

/** Addresses to visit, the first of each kind, from all that this visitor can reach; downloads are left out. Asks without drawing: links stand in the page. */
export async function reachable({ context }: Visitor, starts: readonly string[]): Promise<string[]> {
	const pages = allPages();
	const kinds = new Map<string, string>();
	const opened = new Map<string, number>();
	const queue = [...starts];
	const seen = new Set<string>();
	for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
		const kind = pageOf(path.split('?')[0]!, pages);
		const count = opened.get(kind ?? '') ?? 0;
		const most = (kind?.match(/\[/g)?.length ?? 0) === 1 ? eachKind : 2;
		if (!kind || seen.has(path) || count >= most) continue;
		seen.add(path);
		opened.set(kind, count + 1);
		const answer = await context.request.get(path);
		if (!answer.ok()) throw new Error(`${path} answers ${answer.status()}`);
		if (!kinds.has(kind)) kinds.set(kind, path);
		queue.push(...linksIn(await answer.text()).filter((href) => href !== '' && !/\/(pdf|summary|word|file)(\?|$)/.test(href)));
	}
	return [...kinds.values()];
}

/** Where the links of a page lead within Kadam, without what is downloaded. */
function linksIn(html: string): string[] {
	const links = [...html.matchAll(/<a\s[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/\sdownload\b/.test(tag));
	return links.flatMap((tag) => /\shref="(\/[^"#]*)/.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? []);
}
