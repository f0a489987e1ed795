/** How many stand at each level, per row one bar of a hundred per cent; not only the mean. */
import { scaleLinear } from 'd3-scale';
import { textWidth, widest, wrap } from './lettering.ts';
import { block, hatched, label, legend, levelColour, onLevelColour, square } from './parts.ts';
import { element, letters, picture, type SvgNode } from './svg.ts';

export type DistributionRow = {
	label: string;
	/** For the levels 1 to 4: how many, and the words on the piece of the bar (left out where they do not fit). `null` where nothing may be shown. */
	shares: readonly [Share, Share, Share, Share] | null;
	/** What stands at the end of the row, e.g. the median; with no shares, the word for why. */
	text: string;
};
export type Share = { count: number; text: string };
export type DistributionBars = {
	title: string;
	description: string;
	rows: readonly DistributionRow[];
	/** Names of the four levels, "1 initial" …; the key above the bars. */
	levels: readonly [string, string, string, string];
	/** 640 for a page or paper; under 480 the labels stand above the bars (a phone). */
	width?: number;
};

const size = 13;
const bar = 22;
type Measures = { width: number; narrow: boolean; labelWidth: number; left: number; right: number };

export function distribution({ title, description, rows, levels, width = 640 }: DistributionBars): SvgNode {
	const measures = measure(rows, width);
	const key = legend(
		levels.map((text, index) => ({ text, draw: square(levelColour(index + 1)) })),
		0,
		0,
		width
	);
	const nodes: SvgNode[] = [];
	let y = key.height + 8;
	for (const row of rows) {
		const drawn = drawRow(row, y, measures);
		nodes.push(...drawn.nodes);
		y += drawn.height;
	}
	return picture(width, y, title, description, [...key.nodes, ...nodes]);
}

function measure(rows: readonly DistributionRow[], width: number): Measures {
	const narrow = width < 480;
	const figures = Math.max(30, ...rows.filter((row) => row.shares).map((row) => textWidth(row.text, size, 700) + 12));
	const labelWidth = narrow
		? width
		: Math.min(width * 0.4, Math.max(120, ...rows.map((row) => widest([row.label], size))));
	return { width, narrow, labelWidth, left: narrow ? 0 : labelWidth + 14, right: width - figures };
}

function drawRow(
	row: DistributionRow,
	top: number,
	{ narrow, labelWidth, left, right, width }: Measures
): { nodes: readonly SvgNode[]; height: number } {
	const lines = wrap(row.label, labelWidth, size);
	const labelHeight = lines.length * size * 1.3;
	const height = narrow ? labelHeight + bar + 14 : Math.max(labelHeight, bar) + 12;
	const centre = narrow ? top + labelHeight + 4 + bar / 2 : top + height / 2;
	const labels = narrow ? block(lines, 0, top + labelHeight / 2, size) : block(lines, 0, centre, size);
	const total = (row.shares ?? []).reduce((sum, share) => sum + share.count, 0);
	if (!row.shares || total === 0)
		return {
			height,
			nodes: [...labels, hatched(left, centre - bar / 2, right - left, bar), label(row.text, left + 12, centre)]
		};
	return {
		height,
		nodes: [
			...labels,
			...stack(row.shares, total, left, right, centre),
			letters(row.text, width, centre + size * 0.36, { size, weight: 700, anchor: 'end' })
		]
	};
}

function stack(
	shares: readonly Share[],
	total: number,
	left: number,
	right: number,
	centre: number
): readonly SvgNode[] {
	const x = scaleLinear([0, total], [left, right]);
	let before = 0;
	return shares.flatMap((share, index) => {
		if (share.count === 0) return [];
		const from = x(before);
		const to = x((before += share.count));
		const piece = element(
			'rect',
			{
				x: from,
				y: centre - bar / 2,
				width: Math.max(1, to - from - 1.5),
				height: bar,
				rx: 3,
				'data-marker': `level-${index + 1}`
			},
			{ fill: levelColour(index + 1) }
		);
		const fits = textWidth(share.text, 11, 600) + 4 <= to - from;
		return fits
			? [
					piece,
					letters(share.text, (from + to - 1.5) / 2, centre + 4, {
						size: 11,
						weight: 600,
						anchor: 'middle',
						fill: onLevelColour(index + 1)
					})
				]
			: [piece];
	});
}
