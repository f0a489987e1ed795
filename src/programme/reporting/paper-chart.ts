/**
 * A picture taken apart for paper: shapes as SVG, letters with their places. Letters set by the document's own typesetter
 * are real text in its fonts, and are set several times faster than inside a picture.
 */
import { print, svgText, type SvgNode } from '#design/charts/svg.ts';

export interface PaperChart {
	/** In the units of the picture. */
	readonly width: number;
	readonly height: number;
	readonly letters: readonly Letters[];
}

export interface Letters {
	readonly text: string;
	/** Of the baseline's beginning, middle or end, by `anchor`. */
	readonly x: number;
	readonly y: number;
	readonly size: number;
	readonly bold: boolean;
	readonly anchor: 'start' | 'middle' | 'end';
	/** `#1c232b`. */
	readonly colour: string;
}

export function takeApart(picture: SvgNode): { readonly svg: string; readonly chart: PaperChart } {
	const letters: Letters[] = [];
	const shapes = withoutLetters(picture, 0, 0, letters);
	const { width, height } = picture.attributes;
	return { svg: svgText(shapes ?? picture, 'print'), chart: { width: Number(width), height: Number(height), letters } };
}

function withoutLetters(node: SvgNode, dx: number, dy: number, letters: Letters[]): SvgNode | null {
	if (node.text !== undefined) {
		if (node.tag === 'text') letters.push(lettersOf(node, node.text, dx, dy));
		return null;
	}
	const [, x = 0, y = 0] = /^translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)$/.exec(String(node.attributes['transform'] ?? ''))?.map(Number) ?? [];
	const children = node.children.map((child) => withoutLetters(child, dx + x, dy + y, letters)).filter((child) => child !== null);
	return { ...node, children };
}

function lettersOf({ attributes, fill }: SvgNode, text: string, dx: number, dy: number): Letters {
	const anchor = attributes['text-anchor'];
	return {
		text,
		x: Number(attributes['x'] ?? 0) + dx,
		y: Number(attributes['y'] ?? 0) + dy,
		size: Number(attributes['font-size'] ?? 13),
		bold: Number(attributes['font-weight'] ?? 400) >= 600,
		anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
		colour: print[fill && fill !== 'none' ? fill : 'ink']
	};
}
