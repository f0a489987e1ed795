/**
 * Word documents: real headings, lists, tables with repeated headers, pictures with descriptions, page numbers. What people
 * wrote is set as text, never as markup; what XML cannot carry is left out.
 */
import {
	AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, ImageRun, LevelFormat, LineRuleType, Packer, PageNumber, Paragraph, ShadingType, Tab,
	Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, VerticalAlignTable, WidthType, type FileChild, type IRunOptions
} from 'docx';
import type { Language } from '#kernel/localised.ts';
import { rasterise } from './picture.server.ts';

export type { FileChild as WordPart } from 'docx';

export interface WordOrder {
	readonly title: string;
	readonly author: string;
	readonly language: Language;
	/** Above and below every page; `pageWord` stands before its number. */
	readonly head: string;
	readonly foot: string;
	readonly pageWord: string;
	readonly parts: readonly FileChild[];
}

const ink = '1C232B';
const soft = '55606B';
const lake = '0E4C6D';
const line = 'C9C1B3';
const wash = 'F1EDE5';
const localeOf: Readonly<Record<Language, string>> = { ky: 'ky-KG', ru: 'ru-RU', en: 'en-GB' };

/** In twentieths of a point: A4 with margins of 18 mm. */
const page = { width: 11906, height: 16838, margin: 1020 };
const textWidth = page.width - 2 * page.margin;

/** Control characters, lone surrogates and non-characters have no place in XML 1.0 (2.2 Char). */
const forbidden = /[[\p{Cc}\p{Cs}\uFFFE\uFFFF]--[\t\n]]/gv;
const plain = (text: string): string => text.replace(forbidden, '');

export function wordDocument({ title, author, language, head, foot, pageWord, parts }: WordOrder): Promise<Buffer> {
	const small = { size: 15, color: soft };
	const footer = new Paragraph({
		tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
		children: [run(foot, small), new TextRun({ ...small, children: [new Tab(), `${pageWord} `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })]
	});
	return Packer.toBuffer(new Document({
		title: plain(title), creator: plain(author), description: plain(title),
		styles: { default: stylesIn(language) },
		numbering: { config: [listOf('points', LevelFormat.BULLET, '•'), listOf('steps', LevelFormat.DECIMAL, '%1.')] },
		sections: [{
			properties: { page: { size: { width: page.width, height: page.height }, margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin } }, titlePage: true },
			headers: { default: new Header({ children: [new Paragraph({ children: [run(head, small)] })] }) },
			footers: { default: new Footer({ children: [footer] }) },
			children: [...parts]
		}]
	}));
}

const listOf = (reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
	reference, levels: [{ level: 0, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 360, hanging: 300 } } } }]
});

function stylesIn(language: Language) {
	const heading = (size: number, before: number) => ({ run: { font: 'Noto Sans', size, bold: true, color: lake }, paragraph: { spacing: { before, after: 100 }, keepNext: true } });
	return {
		document: { run: { font: 'Noto Sans', size: 19, color: ink, language: { value: localeOf[language] } }, paragraph: { spacing: { after: 90, line: 268, lineRule: LineRuleType.AUTO } } },
		title: { run: { font: 'Noto Sans', size: 48, bold: true, color: lake }, paragraph: { spacing: { before: 120, after: 200 } } },
		heading1: heading(30, 320),
		heading2: heading(23, 220),
		heading3: heading(18, 140)
	};
}

/** Lines of a text stay lines. */
function runs(text: string, options: IRunOptions = {}): TextRun[] {
	return plain(text).split('\n').map((part, index) => new TextRun({ ...options, text: part, ...(index > 0 && { break: 1 }) }));
}
const run = (text: string, options: IRunOptions = {}): TextRun => new TextRun({ ...options, text: plain(text) });

export const titleOf = (text: string): Paragraph => new Paragraph({ heading: HeadingLevel.TITLE, children: runs(text) });

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
export const heading = (level: 1 | 2 | 3, text: string, { newPage = false } = {}): Paragraph =>
	new Paragraph({ heading: levels[level], pageBreakBefore: newPage, children: runs(text) });

export interface Wording {
	readonly bold?: boolean;
	readonly soft?: boolean;
	readonly large?: boolean;
	readonly small?: boolean;
}
const wording = ({ bold, soft: isSoft, large, small }: Wording): IRunOptions =>
	({ ...(bold && { bold }), ...(isSoft && { color: soft }), ...(large && { size: 30 }), ...(small && { size: 16 }) });

export const paragraph = (text: string, how: Wording = {}): Paragraph => new Paragraph({ children: runs(text, wording(how)) });

/** A beginning in bold, then the rest. */
export const lead = (beginning: string, text: string): Paragraph => new Paragraph({ children: [...runs(beginning, { bold: true }), ...runs(text)] });

export const point = (beginning: string, text: string): Paragraph =>
	new Paragraph({ numbering: { reference: 'points', level: 0 }, spacing: { after: 50 }, children: [...(beginning ? runs(beginning, { bold: true }) : []), ...runs(text)] });

/** Counted from 1 within its list; lists of other numbers count anew. */
export const step = (text: string, list: number): Paragraph =>
	new Paragraph({ numbering: { reference: 'steps', level: 0, instance: list }, spacing: { after: 50 }, children: runs(text) });

/** A text that stands out, with a bar at its left. */
export const quoted = (text: string): Paragraph =>
	new Paragraph({ indent: { left: 200 }, border: { left: { style: BorderStyle.SINGLE, size: 16, color: lake, space: 8 } }, children: runs(text) });

export interface Cell {
	readonly text: string;
	/** `#bd5433`. */
	readonly fill?: string;
	readonly colour?: string;
	readonly bold?: boolean;
	/** Over several columns. */
	readonly span?: number;
}

/** @param shares relative widths of the columns. The header stands again on every page the table runs on to. */
export function table(shares: readonly number[], header: readonly string[], rows: readonly (readonly (Cell | string)[])[]): Table {
	const total = shares.reduce((sum, share) => sum + share, 0);
	const widths = shares.map((share) => Math.round((share / total) * textWidth));
	const thin = { style: BorderStyle.SINGLE, size: 4, color: line };
	const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
	const row = (cells: readonly (Cell | string)[], isHeader: boolean): TableRow => {
		let at = 0;
		const children = cells.map((given) => {
			const cell = typeof given === 'string' ? { text: given } : given;
			const width = widths.slice(at, at += cell.span ?? 1).reduce((sum, each) => sum + each, 0);
			return wordCell(cell, width, isHeader);
		});
		return new TableRow({ tableHeader: isHeader, cantSplit: true, children });
	};
	return new Table({
		width: { size: textWidth, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED,
		borders: { top: thin, bottom: thin, left: none, right: none, insideHorizontal: thin, insideVertical: none },
		rows: [row(header, true), ...rows.map((cells) => row(cells, false))]
	});
}

function wordCell({ text, fill, colour, bold = false, span = 1 }: Cell, width: number, isHeader: boolean): TableCell {
	const shade = fill ?? (isHeader ? `#${wash}` : undefined);
	return new TableCell({
		width: { size: width, type: WidthType.DXA }, columnSpan: span, verticalAlign: VerticalAlignTable.CENTER,
		margins: { top: 40, bottom: 40, left: 70, right: 70 },
		...(shade && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: shade.slice(1) } }),
		children: [new Paragraph({ spacing: { after: 0 }, keepNext: isHeader, children: runs(text, { size: 16, bold: bold || isHeader, ...(colour && { color: colour.slice(1) }) }) })]
	});
}

export interface WordPicture {
	readonly svg: string;
	/** In the picture's own units. */
	readonly width: number;
	readonly height: number;
	readonly title: string;
	/** What is shown, for those who do not see it. */
	readonly description: string;
}

/** Tallest, in pixels of 1/96 inch, that leaves room for a heading on the page. */
const tallest = 840;

/** In one row, each as drawing, and as pixels for programs that know no SVG. `share` is of the text's width. */
export async function picturesOf(pictures: readonly (WordPicture & { readonly share: number })[]): Promise<Paragraph> {
	return new Paragraph({ spacing: { after: 120, line: 240, lineRule: LineRuleType.AUTO }, children: await Promise.all(pictures.map(imageRun)) });
}

async function imageRun({ svg, width, height, title, description, share }: WordPicture & { readonly share: number }): Promise<ImageRun> {
	const unit = Math.min(((textWidth / 15) * share) / width, tallest / height);
	return new ImageRun({
		type: 'svg', data: Buffer.from(svg), fallback: { type: 'png', data: await rasterise(svg, 1.5) },
		transformation: { width: Math.round(width * unit), height: Math.round(height * unit) },
		altText: { name: plain(title), title: plain(title), description: plain(description) }
	});
}

export const spacer = (): Paragraph => new Paragraph({ children: [] });
