/** A radar: one axis per parameter, rings at the levels 1–4 with 0 in the middle, one or two series (earlier and now). The figures stand beside the labels, so that nothing hangs on the shape alone. */
import { scaleLinear } from 'd3-scale';
import { curveLinearClosed, lineRadial } from 'd3-shape';
import { inTwoLines, textWidth, widest } from './lettering.ts';
import { legend } from './parts.ts';
import { element, letters, picture, type SvgNode } from './svg.ts';

export type RadarAxis = {
	label: string;
	/** One per series, in the order of `series`; `null` leaves a gap. */
	values: readonly (number | null)[];
	/** The figures in the reader's language, e.g. "1,9 › 2,3". */
	text: string;
};
export type Radar = {
	title: string;
	description: string;
	axes: readonly RadarAxis[];
	/** Names of the series: one, or two with the earlier first. */
	series: readonly string[];
	/** Radius of the outer ring. */
	radius?: number;
};

const size = 13;
const gap = 12;
type Spoke = RadarAxis & {
	angle: number;
	lines: readonly string[];
	anchor: 'start' | 'middle' | 'end';
	left: number;
	top: number;
	width: number;
	height: number;
};

export function radar({ title, description, axes, series, radius = 150 }: Radar): SvgNode {
	const spokes = apart(axes.map((axis, index) => spoke(axis, (2 * Math.PI * index) / axes.length, radius)));
	const edge = radius + 8;
	const left = Math.min(-edge, ...spokes.map((one) => one.left)) - 4;
	const right = Math.max(edge, ...spokes.map((one) => one.left + one.width)) + 4;
	const top = Math.min(-edge, ...spokes.map((one) => one.top)) - 4;
	const bottom = Math.max(edge, ...spokes.map((one) => one.top + one.height)) + 4;
	const key = legend(
		series.length > 1 ? series.map((text, index) => ({ text, draw: sample(index === series.length - 1) })) : [],
		0,
		bottom - top + 6,
		right - left
	);
	return picture(right - left, bottom - top + (key.height > 0 ? key.height + 8 : 0), title, description, [
		element('g', { transform: `translate(${-left} ${-top})` }, {}, [
			...web(spokes, radius),
			...series.flatMap((_, index) => shape(spokes, index, index === series.length - 1, radius)),
			...ringNumbers(radius),
			...spokes.flatMap(caption)
		]),
		...key.nodes
	]);
}

/** Where a value lies on an axis; angle 0 points up, clockwise. */
export function radarPoint(value: number, angle: number, radius: number): readonly [number, number] {
	const distance = scaleLinear([0, 4], [0, radius]).clamp(true)(value);
	return [distance * Math.sin(angle), -distance * Math.cos(angle)];
}

function spoke(axis: RadarAxis, angle: number, radius: number): Spoke {
	const lines = inTwoLines(axis.label, size, radius * 0.7);
	const sine = Math.sin(angle);
	const cosine = Math.cos(angle);
	const anchor = Math.abs(sine) < 0.1 ? 'middle' : sine > 0 ? 'start' : 'end';
	const width = Math.max(widest(lines, size), textWidth(axis.text, size, 700));
	const height = (lines.length + 1) * size * 1.3;
	const x = (radius + gap) * sine;
	const y = -(radius + gap) * cosine;
	const left = anchor === 'middle' ? x - width / 2 : anchor === 'start' ? x : x - width;
	return { ...axis, angle, lines, anchor, left, top: y - (height * (1 + cosine)) / 2, width, height };
}

/** The label at the top (or bottom) moves up (or down) until it clears its neighbours. */
function apart(spokes: readonly Spoke[]): readonly Spoke[] {
	return spokes.map((one) => {
		if (one.anchor !== 'middle') return one;
		const near = spokes.filter(
			(other) => other !== one && other.left < one.left + one.width + 8 && one.left < other.left + other.width + 8
		);
		const isTop = Math.cos(one.angle) > 0;
		const above = near.filter((other) => Math.cos(other.angle) > 0).map((other) => other.top - one.height - 4);
		const below = near.filter((other) => Math.cos(other.angle) < 0).map((other) => other.top + other.height + 4);
		return { ...one, top: isTop ? Math.min(one.top, ...above) : Math.max(one.top, ...below) };
	});
}

function web(spokes: readonly Spoke[], radius: number): readonly SvgNode[] {
	const rings = [4, 3, 2, 1].map((level) =>
		element(
			'path',
			{ d: closed(spokes.map((one) => [one.angle, (radius * level) / 4])), 'stroke-width': level === 4 ? 1.5 : 1 },
			{ fill: level === 4 ? 'card' : 'none', stroke: level === 4 ? 'line-strong' : 'line' }
		)
	);
	const lines = spokes.map((one) => {
		const [x2, y2] = radarPoint(4, one.angle, radius);
		return element('line', { x1: 0, y1: 0, x2, y2, 'stroke-width': 1 }, { stroke: 'line' });
	});
	return [...rings, ...lines];
}

function ringNumbers(radius: number): readonly SvgNode[] {
	return [1, 2, 3, 4].map((level) =>
		letters(String(level), 4, (-radius * level) / 4 + 10, { size: 10, fill: 'ink-soft' })
	);
}

function shape(spokes: readonly Spoke[], index: number, isLast: boolean, radius: number): readonly SvgNode[] {
	const line = {
		'stroke-width': isLast ? 2.5 : 2,
		'stroke-linejoin': 'round',
		...(isLast ? {} : { 'stroke-dasharray': '5 4' })
	};
	const stroke = isLast ? 'lake-600' : 'straw-ink';
	const values = spokes.map((one) => one.values[index] ?? null);
	const points = spokes.map((one, at) => (values[at] == null ? null : radarPoint(values[at], one.angle, radius)));
	const outline = points.every((point) => point !== null)
		? [
				element(
					'path',
					{
						d: closed(spokes.map((one, at) => [one.angle, (radius * Math.min(4, Math.max(0, values[at] ?? 0))) / 4])),
						...line,
						'fill-opacity': isLast ? 0.16 : 0
					},
					{ fill: 'lake-600', stroke }
				)
			]
		: points.flatMap((point, at) => {
				const next = points[(at + 1) % points.length];
				return point && next
					? [element('line', { x1: point[0], y1: point[1], x2: next[0], y2: next[1], ...line }, { stroke })]
					: [];
			});
	return [...outline, ...points.flatMap((point) => (point ? [marker(point[0], point[1], isLast)] : []))];
}

function marker(cx: number, cy: number, isLast: boolean): SvgNode {
	return isLast
		? element(
				'circle',
				{ cx, cy, r: 4.5, 'stroke-width': 1.5, 'data-marker': 'now' },
				{ fill: 'lake-600', stroke: 'card' }
			)
		: element(
				'circle',
				{ cx, cy, r: 4, 'stroke-width': 2, 'data-marker': 'earlier' },
				{ fill: 'card', stroke: 'straw-ink' }
			);
}

function caption(one: Spoke): readonly SvgNode[] {
	const x =
		one.anchor === 'middle' ? one.left + one.width / 2 : one.anchor === 'start' ? one.left : one.left + one.width;
	const baseline = (row: number) => one.top + (row + 0.76) * size * 1.3;
	return [
		...one.lines.map((line, row) => letters(line, x, baseline(row), { size, anchor: one.anchor })),
		letters(one.text, x, baseline(one.lines.length), { size, weight: 700, anchor: one.anchor })
	];
}

function sample(isLast: boolean): (x: number, y: number) => SvgNode {
	return (x, y) =>
		element('g', {}, {}, [
			element(
				'line',
				{ x1: x - 8, y1: y, x2: x + 8, y2: y, 'stroke-width': 2, ...(isLast ? {} : { 'stroke-dasharray': '4 3' }) },
				{ stroke: isLast ? 'lake-600' : 'straw-ink' }
			),
			marker(x, y, isLast)
		]);
}

function closed(points: readonly (readonly [number, number])[]): string {
	return (
		lineRadial<readonly [number, number]>()
			.angle((point) => point[0])
			.radius((point) => point[1])
			.curve(curveLinearClosed)
			.digits(1)(points as [number, number][]) ?? ''
	);
}
