/** A picture as plain data. The same tree is shown in the page (Chart.svelte, colours follow light and dark) and written as SVG text for PDF and Word (`svgText`). */

/** Colours by their meaning; what they look like is the palette's business. */
export const colours = [
	'card',
	'ink',
	'ink-soft',
	'line',
	'line-strong',
	'line-field',
	'wash',
	'lake-100',
	'lake-600',
	'on-lake',
	'straw',
	'straw-ink',
	'level-1',
	'level-2',
	'level-3',
	'level-4',
	'on-level-1',
	'on-level-2',
	'on-level-3',
	'on-level-4'
] as const;
export type Colour = (typeof colours)[number];
export type Palette = 'print' | 'page';

export type SvgNode = {
	readonly tag: 'svg' | 'g' | 'title' | 'desc' | 'rect' | 'circle' | 'line' | 'path' | 'text' | 'tspan';
	readonly attributes: Readonly<Record<string, string | number>>;
	readonly fill?: Colour | 'none' | undefined;
	readonly stroke?: Colour | undefined;
} & (
	| { readonly children: readonly SvgNode[]; readonly text?: never }
	| { readonly text: string; readonly children?: never }
);

/** The light theme's colours, as paper wants them. Kept equal to styles/tokens.css by a test. */
export const print: Readonly<Record<Colour, string>> = {
	card: '#ffffff',
	ink: '#1c232b',
	'ink-soft': '#55606b',
	line: '#e4ded3',
	'line-strong': '#c9c1b3',
	'line-field': '#8b8272',
	wash: '#f1ede5',
	'lake-100': '#d3e6f0',
	'lake-600': '#14628a',
	'on-lake': '#ffffff',
	straw: '#d59a2b',
	'straw-ink': '#7d5409',
	'level-1': '#bd5433',
	'level-2': '#dda544',
	'level-3': '#7aaec4',
	'level-4': '#14628a',
	'on-level-1': '#ffffff',
	'on-level-2': '#1c232b',
	'on-level-3': '#1c232b',
	'on-level-4': '#ffffff'
};

export function colourIn(palette: Palette, colour: Colour | 'none'): string {
	if (colour === 'none') return 'none';
	return palette === 'print' ? print[colour] : `var(--${colour})`;
}

/** All attributes of a node, its colours among them. */
export function attributesIn(palette: Palette, node: SvgNode): Record<string, string | number> {
	return {
		...node.attributes,
		...(node.fill && { fill: colourIn(palette, node.fill) }),
		...(node.stroke && { stroke: colourIn(palette, node.stroke) })
	};
}

type Paint = { fill?: Colour | 'none' | undefined; stroke?: Colour | undefined };

export function element(
	tag: SvgNode['tag'],
	attributes: SvgNode['attributes'],
	paint: Paint = {},
	children: readonly SvgNode[] = []
): SvgNode {
	return { tag, attributes: rounded(attributes), ...paint, children };
}

type Lettering = { size?: number; weight?: 400 | 600 | 700; anchor?: 'start' | 'middle' | 'end'; fill?: Colour };

/** One line of text with its baseline at `y`. Noto Sans has no arrow; a fallback face would set the whole line wider than planned, so "→" becomes "›". */
export function letters(
	text: string,
	x: number,
	y: number,
	{ size = 13, weight = 400, anchor = 'start', fill = 'ink' }: Lettering = {}
): SvgNode {
	return {
		tag: 'text',
		attributes: rounded({ x, y, 'font-size': size, 'font-weight': weight, 'text-anchor': anchor }),
		fill,
		text: text.replaceAll('→', '›')
	};
}

/** The root of a picture. `title` names it, `description` says what it shows to those who do not see it. */
export function picture(
	width: number,
	height: number,
	title: string,
	description: string,
	children: readonly SvgNode[]
): SvgNode {
	const size = { width: Math.ceil(width), height: Math.ceil(height) };
	return {
		tag: 'svg',
		attributes: {
			xmlns: 'http://www.w3.org/2000/svg',
			viewBox: `0 0 ${size.width} ${size.height}`,
			...size,
			'font-family': '"Noto Sans", sans-serif',
			role: 'img'
		},
		children: [
			{ tag: 'title', attributes: {}, text: title },
			{ tag: 'desc', attributes: {}, text: description },
			...children
		]
	};
}

export function svgText(node: SvgNode, palette: Palette = 'print'): string {
	const attributes = Object.entries(attributesIn(palette, node))
		.map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
		.join('');
	const inside = node.children ? node.children.map((child) => svgText(child, palette)).join('') : escaped(node.text);
	return inside === '' ? `<${node.tag}${attributes}/>` : `<${node.tag}${attributes}>${inside}</${node.tag}>`;
}

/** Everything inside the picture, the picture itself first. */
export function everyNode(node: SvgNode): readonly SvgNode[] {
	return [node, ...(node.children ?? []).flatMap(everyNode)];
}

/** What has no place in a picture's text: control characters, lone surrogates, U+FFFE and U+FFFF; XML 1.0 (2.2 Char) refuses most of them even as an escape. */
const forbidden = /[[\p{Cc}\p{Cs}\uFFFE\uFFFF]--[\t\n\r]]/gv;

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

function escaped(text: string): string {
	return text.replace(forbidden, '').replace(/[&<>"']/g, (found) => entities[found] ?? found);
}

function rounded(attributes: SvgNode['attributes']): SvgNode['attributes'] {
	return Object.fromEntries(
		Object.entries(attributes).map(([name, value]) => [
			name,
			typeof value === 'number' ? Math.round(value * 100) / 100 : value
		])
	);
}
