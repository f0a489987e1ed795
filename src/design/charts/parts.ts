/** What several charts draw alike: the colour of a level, hatching for "no level", legends. */
import { element, letters, type Colour, type SvgNode } from './svg.ts';
import { textWidth } from './lettering.ts';

/** The colour of the level nearest to a value on the 1–4 scale; averages take the colour of the level they round to. */
export function levelColour(value: number): Colour {
	return `level-${levelOf(value)}`;
}

export function onLevelColour(value: number): Colour {
	return `on-level-${levelOf(value)}`;
}

function levelOf(value: number): 1 | 2 | 3 | 4 {
	return Math.min(4, Math.max(1, Math.round(value))) as 1 | 2 | 3 | 4;
}

/** A rectangle of diagonal lines: there is no level here. Drawn line by line, because patterns need ids, and ids clash when a page holds two pictures. */
export function hatched(x: number, y: number, width: number, height: number): SvgNode {
	const strokes: string[] = [];
	for (let along = 7; along < width + height; along += 7) {
		const from = [x + Math.max(0, along - height), y + Math.min(along, height)];
		const to = [x + Math.min(along, width), y + Math.max(0, along - width)];
		strokes.push(`M${from.map(tenth).join(' ')}L${to.map(tenth).join(' ')}`);
	}
	return element('g', {}, {}, [
		element('rect', { x, y, width, height, rx: 4 }, { fill: 'wash' }),
		element('path', { d: strokes.join(''), 'stroke-width': 1 }, { stroke: 'line-strong', fill: 'none' })
	]);
}

/** Words on top of hatching or lines, with a clear ground behind them. */
export function label(text: string, x: number, centre: number, size = 12): SvgNode {
	return element('g', {}, {}, [
		element(
			'rect',
			{ x: x - 4, y: centre - size * 0.75, width: textWidth(text, size) + 8, height: size * 1.5, rx: 3 },
			{ fill: 'card' }
		),
		letters(text, x, centre + size * 0.36, { size, fill: 'ink-soft' })
	]);
}

/** `draw` puts its sign into a square of 18 whose middle is given. */
export type LegendEntry = { text: string; draw: (x: number, y: number) => SvgNode };

/** Entries from left to right, wrapped. Returns the nodes and the height they take. */
export function legend(
	entries: readonly LegendEntry[],
	x: number,
	y: number,
	width: number,
	size = 12
): { nodes: readonly SvgNode[]; height: number } {
	const nodes: SvgNode[] = [];
	let left = x;
	let top = y;
	for (const entry of entries) {
		const needed = 24 + textWidth(entry.text, size) + 16;
		if (left > x && left + needed - 16 > x + width) {
			left = x;
			top += 20;
		}
		nodes.push(
			entry.draw(left + 9, top + 9),
			letters(entry.text, left + 24, top + 9 + size * 0.36, { size, fill: 'ink-soft' })
		);
		left += needed;
	}
	return { nodes, height: entries.length > 0 ? top - y + 20 : 0 };
}

export function square(fill: Colour): LegendEntry['draw'] {
	return (x, y) => element('rect', { x: x - 6, y: y - 6, width: 12, height: 12, rx: 3 }, { fill });
}

/** The lines of a label, the whole block centred on `centre`. */
export function block(
	lines: readonly string[],
	x: number,
	centre: number,
	size: number,
	options: Parameters<typeof letters>[3] = {}
): readonly SvgNode[] {
	const step = size * 1.3;
	const first = centre - ((lines.length - 1) * step) / 2 + size * 0.36;
	return lines.map((line, index) => letters(line, x, first + index * step, { ...options, size }));
}

function tenth(value: number): number {
	return Math.round(value * 10) / 10;
}
