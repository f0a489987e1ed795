/** One bar per row on the 1–4 scale, its colour doubled by the figure. A row without a level is hatched and says why in words. */
import { scaleLinear } from 'd3-scale';
import { textWidth, widest, wrap } from './lettering.ts';
import { block, hatched, label, levelColour } from './parts.ts';
import { element, letters, picture, type SvgNode } from './svg.ts';

export type LevelRow = {
	label: string;
	/** A level or an average from 1 to 4; `null` where there is none. */
	level: number | null;
	/** The figure in the reader's language, or the word for why there is none ("not applicable", "don't know"). */
	text: string;
};
export type LevelBars = {
	title: string;
	description: string;
	groups: readonly { heading?: string | undefined; rows: readonly LevelRow[] }[];
	/** 640 for a page or paper; under 480 the labels stand above the bars (a phone). */
	width?: number;
};

const size = 13;
const bar = 18;
type Measures = { width: number; narrow: boolean; labelWidth: number; barLeft: number; barRight: number };

export function levelBars({ title, description, groups, width = 640 }: LevelBars): SvgNode {
	const measures = measure(
		groups.flatMap((group) => group.rows),
		width
	);
	const nodes: SvgNode[] = [...axis(measures)];
	let y = 24;
	for (const group of groups) {
		if (group.heading) {
			const lines = wrap(group.heading, width, size + 1, 700);
			y += 8;
			for (const line of lines) nodes.push(letters(line, 0, (y += 18), { size: size + 1, weight: 700 }));
			y += 8;
		}
		for (const row of group.rows) {
			const drawn = drawRow(row, y, measures);
			nodes.push(...drawn.nodes);
			y += drawn.height;
		}
	}
	return picture(width, y + 4, title, description, nodes);
}

/** From a value to its place: the bar of level 1 is a quarter of the track. */
export function levelScale(left: number, right: number) {
	return scaleLinear([0, 4], [left, right]).clamp(true);
}

function measure(rows: readonly LevelRow[], width: number): Measures {
	const narrow = width < 480;
	const figures = Math.max(
		28,
		...rows.filter((row) => row.level !== null).map((row) => textWidth(row.text, size, 700) + 10)
	);
	const labelWidth = narrow
		? width
		: Math.min(width * 0.42, Math.max(120, ...rows.map((row) => widest([row.label], size))));
	return { width, narrow, labelWidth, barLeft: narrow ? 0 : labelWidth + 14, barRight: width - figures };
}

function axis({ barLeft, barRight }: Measures): readonly SvgNode[] {
	const x = levelScale(barLeft, barRight);
	return [1, 2, 3, 4].map((level) =>
		letters(String(level), x(level) - 3, 12, { size: 11, anchor: 'end', fill: 'ink-soft' })
	);
}

function drawRow(
	row: LevelRow,
	top: number,
	{ narrow, labelWidth, barLeft, barRight, width }: Measures
): { nodes: readonly SvgNode[]; height: number } {
	const lines = wrap(row.label, labelWidth, size);
	const labelHeight = lines.length * size * 1.3;
	const height = narrow ? labelHeight + bar + 14 : Math.max(labelHeight, bar) + 10;
	const centre = narrow ? top + labelHeight + 4 + bar / 2 : top + height / 2;
	const labels = narrow ? block(lines, 0, top + labelHeight / 2, size) : block(lines, 0, centre, size);
	const y = centre - bar / 2;
	if (row.level === null)
		return {
			height,
			nodes: [...labels, hatched(barLeft, y, barRight - barLeft, bar), label(row.text, barLeft + 12, centre)]
		};
	const x = levelScale(barLeft, barRight);
	return {
		height,
		nodes: [
			...labels,
			element('rect', { x: barLeft, y, width: barRight - barLeft, height: bar, rx: 4 }, { fill: 'wash' }),
			element(
				'rect',
				{ x: barLeft, y, width: x(row.level) - barLeft, height: bar, rx: 4, 'data-marker': 'bar' },
				{ fill: levelColour(row.level) }
			),
			...[1, 2, 3].map((level) =>
				element('line', { x1: x(level), x2: x(level), y1: y, y2: y + bar, 'stroke-width': 1 }, { stroke: 'card' })
			),
			letters(row.text, width, centre + size * 0.36, { size, weight: 700, anchor: 'end' })
		]
	};
}
