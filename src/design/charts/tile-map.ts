/** A country as tiles, each about where its part lies: a figure for every part, without the shape and size that draw the eye on a true map. */
import { textWidth, wrap } from './lettering.ts';
import { block } from './parts.ts';
import { element, letters, picture, type Colour, type SvgNode } from './svg.ts';

export type Tile = {
	/** From 0, from the west. */
	column: number;
	/** From 0, from the north. */
	row: number;
	label: string;
	/** How many; its share of the greatest one darkens the tile. */
	count: number;
	/** The count as the reader writes it, and what else should stand there. */
	text: string;
};
export type TileMap = {
	title: string;
	description: string;
	tiles: readonly Tile[];
	/** 640 for a page; under 480 the lettering is smaller (a phone). */
	width?: number;
};

const gap = 6;

export function tileMap({ title, description, tiles, width = 640 }: TileMap): SvgNode {
	const columns = Math.max(1, ...tiles.map(({ column }) => column + 1));
	const rows = Math.max(1, ...tiles.map(({ row }) => row + 1));
	const side = (width - gap * (columns - 1)) / columns;
	const height = Math.min(side, 96);
	const most = Math.max(1, ...tiles.map(({ count }) => count));
	const drawn = tiles.flatMap((tile) => draw(tile, { x: tile.column * (side + gap), y: tile.row * (height + gap), width: side, height }, most, width < 480 ? 11 : 13));
	return picture(width, rows * (height + gap) - gap, title, description, drawn);
}

function draw({ label, count, text }: Tile, at: { x: number; y: number; width: number; height: number }, most: number, size: number): SvgNode[] {
	const { ground, ink } = shade(count, most);
	const centre = at.x + at.width / 2;
	const inside = at.width - 8;
	const longest = Math.max(...label.split(' ').map((word) => textWidth(word, size, 600)));
	const fitted = longest > inside ? size * (inside / longest) : size;
	return [
		element('rect', { ...at, rx: 8, 'data-marker': 'tile' }, { fill: ground }),
		...block(wrap(label, inside, fitted, 600), centre, at.y + at.height * 0.32, fitted, { weight: 600, anchor: 'middle', fill: ink }),
		letters(text, centre, at.y + at.height * 0.82, { size: size * 1.5, weight: 700, anchor: 'middle', fill: ink })
	];
}

/** Three grounds are told apart by everybody; the figure says the rest. */
function shade(count: number, most: number): { ground: Colour; ink: Colour } {
	if (count === 0) return { ground: 'wash', ink: 'ink-soft' };
	return count * 2 > most ? { ground: 'lake-600', ink: 'on-lake' } : { ground: 'lake-100', ink: 'ink' };
}
