/** Two marks per row on the 1–4 scale, ○ what was agreed and ● what was verified, and the line between them. Where they coincide the dot stands in the ring. */
import { scaleLinear } from 'd3-scale';
import { textWidth, widest, wrap } from './lettering.ts';
import { block, hatched, label, legend } from './parts.ts';
import { element, letters, picture, type SvgNode } from './svg.ts';

export type GapRow = {
	label: string;
	agreed: number | null;
	verified: number | null;
	/** The figures in the reader's language, e.g. "3 › 2"; with neither value, the word for why. */
	text: string;
};
export type Gap = {
	title: string;
	description: string;
	rows: readonly GapRow[];
	names: { agreed: string; verified: string };
	/** 640 for a page or paper; under 480 the labels stand above the lines (a phone). */
	width?: number;
};

const size = 13;
const track = 26;
type Measures = { width: number; narrow: boolean; labelWidth: number; left: number; right: number };

export function gap({ title, description, rows, names, width = 640 }: Gap): SvgNode {
	const measures = measure(rows, width);
	const key = legend(
		[
			{ text: names.agreed, draw: ring },
			{ text: names.verified, draw: dot }
		],
		0,
		0,
		width
	);
	const nodes: SvgNode[] = [];
	let y = key.height + 26;
	const top = y - 6;
	for (const row of rows) {
		const drawn = drawRow(row, y, measures);
		nodes.push(...drawn.nodes);
		y += drawn.height;
	}
	return picture(width, y + 4, title, description, [...key.nodes, ...axis(measures, top, y), ...nodes]);
}

export function gapScale(left: number, right: number) {
	return scaleLinear([1, 4], [left, right]).clamp(true);
}

function measure(rows: readonly GapRow[], width: number): Measures {
	const narrow = width < 480;
	const figures = Math.max(
		30,
		...rows
			.filter((row) => row.agreed !== null || row.verified !== null)
			.map((row) => textWidth(row.text, size, 700) + 12)
	);
	const labelWidth = narrow
		? width
		: Math.min(width * 0.42, Math.max(120, ...rows.map((row) => widest([row.label], size))));
	return { width, narrow, labelWidth, left: (narrow ? 0 : labelWidth + 14) + 10, right: width - figures - 10 };
}

function axis({ left, right }: Measures, top: number, bottom: number): readonly SvgNode[] {
	const x = gapScale(left, right);
	return [1, 2, 3, 4].flatMap((level) => [
		letters(String(level), x(level), top - 4, { size: 11, anchor: 'middle', fill: 'ink-soft' }),
		element('line', { x1: x(level), x2: x(level), y1: top, y2: bottom, 'stroke-width': 1 }, { stroke: 'line' })
	]);
}

function drawRow(
	row: GapRow,
	top: number,
	{ narrow, labelWidth, left, right, width }: Measures
): { nodes: readonly SvgNode[]; height: number } {
	const lines = wrap(row.label, labelWidth, size);
	const labelHeight = lines.length * size * 1.3;
	const height = narrow ? labelHeight + track + 6 : Math.max(labelHeight + 8, track);
	const centre = narrow ? top + labelHeight + track / 2 : top + height / 2;
	const labels = narrow
		? block(lines, 0, top + labelHeight / 2, size).map(grounded(lines))
		: block(lines, 0, centre, size);
	if (row.agreed === null && row.verified === null)
		return {
			height,
			nodes: [...labels, hatched(left, centre - 8, right - left, 16), label(row.text, left + 12, centre)]
		};
	const x = gapScale(left, right);
	const marks: SvgNode[] = [];
	if (row.agreed !== null && row.verified !== null)
		marks.push(
			element(
				'line',
				{ x1: x(row.agreed), x2: x(row.verified), y1: centre, y2: centre, 'stroke-width': 3 },
				{ stroke: 'line-field' }
			)
		);
	if (row.agreed !== null) marks.push(ring(x(row.agreed), centre));
	if (row.verified !== null) marks.push(dot(x(row.verified), centre));
	return {
		height,
		nodes: [...labels, ...marks, letters(row.text, width, centre + size * 0.36, { size, weight: 700, anchor: 'end' })]
	};
}

/** On a phone the label lies across the lines of the scale: a ground behind it keeps it readable. */
function grounded(lines: readonly string[]): (node: SvgNode, index: number) => SvgNode {
	return (node, index) => {
		const width = textWidth(lines[index] ?? '', size);
		return element('g', {}, {}, [
			element(
				'rect',
				{ x: 0, y: Number(node.attributes['y']) - size, width: width + 4, height: size * 1.35 },
				{ fill: 'card' }
			),
			node
		]);
	};
}

function ring(cx: number, cy: number): SvgNode {
	return element(
		'circle',
		{ cx, cy, r: 7.5, 'stroke-width': 2.5, 'data-marker': 'agreed' },
		{ fill: 'card', stroke: 'straw-ink' }
	);
}

function dot(cx: number, cy: number): SvgNode {
	return element('circle', { cx, cy, r: 4.5, 'data-marker': 'verified' }, { fill: 'lake-600' });
}
