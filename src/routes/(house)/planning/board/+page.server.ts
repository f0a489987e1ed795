import { found } from '#kernel/problem.ts';
import { boardFilter } from '#programme/planning/board.ts';
import { showBoard } from '#programme/planning/show-board.server.ts';
import { reading } from '#wiring/door.server.ts';
import { nextPage, placeFrom } from '#wiring/keyset.ts';

const pageSize = 20;

export async function load(event) {
	return reading(event, async (ctx) => {
		const { searchParams } = event.url;
		const filter = boardFilter.parse(Object.fromEntries(['standing', 'parameter', 'region'].map((key) => [key, searchParams.get(key) || undefined])));
		const { read, rows, ...view } = await showBoard(ctx, found(event.locals.programme), { ...filter, after: placeFrom(searchParams) }, pageSize + 1);
		return { view: { ...view, rows: rows.slice(0, pageSize) }, next: nextPage(event.url, read, pageSize, ({ since, id }) => ({ name: since, id })) };
	});
}
