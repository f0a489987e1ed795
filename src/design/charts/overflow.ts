/** For tests: which texts and marks of a picture would leave its view box. */
import { textWidth } from './lettering.ts';
import type { SvgNode } from './svg.ts';

type Box = { what: string; isText?: boolean; left: number; right: number; top: number; bottom: number };

export function outside(root: SvgNode): readonly string[] {
	const [, , width, height] = String(root.attributes['viewBox']).split(' ').map(Number) as [
		number,
		number,
		number,
		number
	];
	return boxes(root, 0, 0).flatMap((box) =>
		box.left < -0.01 || box.top < -0.01 || box.right > width + 0.01 || box.bottom > height + 0.01 ? [box.what] : []
	);
}

/** Pairs of texts that would lie on top of each other. */
export function overlaps(root: SvgNode): readonly string[] {
	const texts = boxes(root, 0, 0).filter((box) => box.isText);
	return texts.flatMap((one, index) =>
		texts
			.slice(index + 1)
			.flatMap((other) =>
				one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
					? [`${one.what} / ${other.what}`]
					: []
			)
	);
}

function boxes(node: SvgNode, dx: number, dy: number): readonly Box[] {
	const shift = /^translate\((\S+) (\S+)\)$/.exec(String(node.attributes['transform'] ?? ''));
	const x = dx + Number(shift?.[1] ?? 0);
	const y = dy + Number(shift?.[2] ?? 0);
	const number = (name: string) => Number(node.attributes[name]);
	if (node.tag === 'text') return [textBox(node, x, y)];
	if (node.tag === 'circle') {
		const reach = number('r') + Number(node.attributes['stroke-width'] ?? 0) / 2;
		return [
			{
				what: `circle ${number('cx')} ${number('cy')}`,
				left: x + number('cx') - reach,
				right: x + number('cx') + reach,
				top: y + number('cy') - reach,
				bottom: y + number('cy') + reach
			}
		];
	}
	if (node.tag === 'rect')
		return [
			{
				what: 'rect',
				left: x + number('x'),
				right: x + number('x') + number('width'),
				top: y + number('y'),
				bottom: y + number('y') + number('height')
			}
		];
	return (node.children ?? []).flatMap((child) => boxes(child, x, y));
}

function textBox(node: SvgNode, dx: number, dy: number): Box {
	const size = Number(node.attributes['font-size']);
	const width = textWidth(node.text ?? '', size, Number(node.attributes['font-weight']));
	const anchor = node.attributes['text-anchor'];
	const left = dx + Number(node.attributes['x']) - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
	const baseline = dy + Number(node.attributes['y']);
	return {
		what: node.text ?? '',
		isText: true,
		left,
		right: left + width,
		top: baseline - size * 0.8,
		bottom: baseline + size * 0.25
	};
}

/** The nodes that carry a mark of this kind (`data-marker`). */
export function marks(node: SvgNode, kind: string): readonly SvgNode[] {
	return [
		...(node.attributes['data-marker'] === kind ? [node] : []),
		...(node.children ?? []).flatMap((child) => marks(child, kind))
	];
}
