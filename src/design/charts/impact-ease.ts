/** Actions by how easy they are (to the right) and how much they bring (upwards), numbered as in the table below the picture. Points in the same place stand side by side around it. */
import { scaleLinear } from 'd3-scale';
import { widest, wrap } from './lettering.ts';
import { element, letters, picture, type SvgNode } from './svg.ts';

export type ImpactPoint = { number: string; impact: number | null; ease: number | null };
export type ImpactEase = {
	title: string;
	description: string;
	points: readonly ImpactPoint[];
	/** Lowest and highest possible value on both axes. */
	scale: readonly [number, number];
	axes: { impact: string; ease: string };
	/** Names of the four fields. */
	quadrants: { topLeft: string; topRight: string; bottomLeft: string; bottomRight: string };
	width?: number;
};

const size = 12;
const radius = 12;
type Frame = { left: number; top: number; side: number; height: number };

export function impactEase({ title, description, points, scale, axes, quadrants, width = 560 }: ImpactEase): SvgNode {
	const frame: Frame = { left: 1, top: 26, side: width - 2, height: Math.min(width, 420) * 0.86 };
	const place = impactPlace(scale, frame);
	const placed = points.flatMap((point) =>
		point.impact === null || point.ease === null ? [] : [{ number: point.number, at: place(point.ease, point.impact) }]
	);
	return picture(width, frame.top + frame.height + 26, title, description, [
		arrow(`M6 15V4M2 8L6 4L10 8`),
		letters(axes.impact, 18, 14, { size, weight: 600, fill: 'ink-soft' }),
		letters(axes.ease, width - 19, frame.top + frame.height + 18, {
			size,
			weight: 600,
			anchor: 'end',
			fill: 'ink-soft'
		}),
		arrow(`M${width - 13} ${frame.top + frame.height + 14}h11m-4 -4l4 4l-4 4`),
		...fields(frame, quadrants),
		...spread(placed).map(({ number, x, y }) => numbered(number, x, y))
	]);
}

/** From values to a place inside the frame; a margin keeps the outermost points whole. */
export function impactPlace(
	[low, high]: readonly [number, number],
	{ left, top, side, height }: Frame
): (ease: number, impact: number) => readonly [number, number] {
	const x = scaleLinear([low, high], [left + 40, left + side - 40]).clamp(true);
	const y = scaleLinear([low, high], [top + height - 62, top + 62]).clamp(true);
	return (ease, impact) => [x(ease), y(impact)];
}

function arrow(d: string): SvgNode {
	return element(
		'path',
		{ d, 'stroke-width': 1.5, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
		{ fill: 'none', stroke: 'ink-soft' }
	);
}

function fields({ left, top, side, height }: Frame, names: ImpactEase['quadrants']): readonly SvgNode[] {
	const half = { width: side / 2, height: height / 2 };
	const name = (text: string, x: number, y: number, down: boolean, anchor: 'start' | 'end') => {
		const lines = wrap(text, half.width - 20, size);
		const first = down ? y + 18 : y - 10 - (lines.length - 1) * 15;
		return lines.map((line, row) =>
			letters(line, anchor === 'start' ? x + 10 : x - 10, first + row * 15, { size, anchor, fill: 'ink-soft' })
		);
	};
	return [
		element(
			'rect',
			{ x: left, y: top, width: side, height, rx: 8, 'stroke-width': 1.5 },
			{ fill: 'card', stroke: 'line-strong' }
		),
		element('rect', { x: left + half.width, y: top, ...half, rx: 8 }, { fill: 'lake-100' }),
		element(
			'line',
			{ x1: left + half.width, x2: left + half.width, y1: top, y2: top + height, 'stroke-dasharray': '4 4' },
			{ stroke: 'line-field' }
		),
		element(
			'line',
			{ x1: left, x2: left + side, y1: top + half.height, y2: top + half.height, 'stroke-dasharray': '4 4' },
			{ stroke: 'line-field' }
		),
		...name(names.topLeft, left, top, true, 'start'),
		...name(names.topRight, left + side, top, true, 'end'),
		...name(names.bottomLeft, left, top + height, false, 'start'),
		...name(names.bottomRight, left + side, top + height, false, 'end')
	];
}

type Placed = { number: string; at: readonly [number, number] };

/** Points of one place form a row (of up to three, then the next row) whose middle is that place. */
function spread(points: readonly Placed[]): readonly { number: string; x: number; y: number }[] {
	const places = new Map<string, Placed[]>();
	for (const point of points) {
		const place = point.at.map((value) => Math.round(value)).join(' ');
		places.set(place, [...(places.get(place) ?? []), point]);
	}
	return [...places.values()].flatMap((together) => {
		const columns = Math.min(3, together.length);
		const rows = Math.ceil(together.length / 3);
		return together.map(({ number, at }, index) => ({
			number,
			x:
				at[0] + ((index % 3) - (Math.min(columns, together.length - Math.floor(index / 3) * 3) - 1) / 2) * radius * 2.1,
			y: at[1] + (Math.floor(index / 3) - (rows - 1) / 2) * radius * 2.1
		}));
	});
}

function numbered(number: string, cx: number, cy: number): SvgNode {
	const fitting = widest([number], size, 700) > radius * 1.8 ? 9 : size;
	return element('g', { 'data-marker': 'action' }, {}, [
		element('circle', { cx, cy, r: radius, 'stroke-width': 1.5 }, { fill: 'lake-600', stroke: 'card' }),
		letters(number, cx, cy + fitting * 0.36, { size: fitting, weight: 700, anchor: 'middle', fill: 'on-lake' })
	]);
}
