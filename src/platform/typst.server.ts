/**
 * Written documents: a Typst template and data in, a tagged PDF/UA-1 out, in this process and without a network. What people
 * wrote reaches a template only as data, never as markup, so no text can break or command a document. The same template,
 * data and files give the same bytes: the date comes from the caller, the fonts from the package, nothing from the machine.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Language } from '#kernel/localised.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { fontFiles, printable } from './typst-glyphs.server.ts';

export interface PdfOrder {
	/** Below `src/`, `programme/reporting/typst/report.typ`. It finds `data` and `meta` as JSON in `sys.inputs`. */
	readonly template: string;
	/** Plain data. What no font can show is replaced by U+FFFD in every text of it. */
	readonly data: unknown;
	/** Pictures that the template names as `/files/<name>`; SVG as text. */
	readonly files?: Readonly<Record<string, string | Uint8Array>>;
	/** What a reader's window shows instead of a file name; required by PDF/UA. */
	readonly title: string;
	readonly author?: string;
	readonly language: Language;
	/** Of the document, not of the moment; `null` prints no date into it. */
	readonly date: LocalDate | null;
}

/**
 * Throws when the template is faulty: that is a fault of the product, never of the data. Compiles on this thread, about a
 * tenth of a second for a report; between documents it lets the process go on, which is also when finished PDFs are freed.
 */
export async function compilePdf(order: PdfOrder): Promise<Uint8Array> {
	await setImmediate();
	const compiler = sharedCompiler();
	const names = mapFiles(compiler, order.files ?? {});
	try {
		return compiler.pdf({ mainFilePath: join(sources, order.template), inputs: inputsOf(order) }, { pdfStandard: 'ua-1' });
	} catch (error) {
		throw new Error(`${order.template} did not compile: ${firstProblem(error)}`, { cause: error });
	} finally {
		for (const name of names) compiler.unmapShadow(name);
		compiler.evictCache(remembered);
	}
}

/** What a template is handed. Exported so that the cost of everything around the compiler can be measured. */
export function inputsOf({ data, title, author, language, date }: PdfOrder): Record<string, string> {
	const text = JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? printable(value) : value));
	const meta = {
		title: printable(title).trim() || 'Kadam',
		author: printable(author ?? 'Kadam'),
		language,
		date: date && date.split('-').map(Number)
	};
	return { data: text, meta: JSON.stringify(meta) };
}

/**
 * Compilations whose pieces are kept for the next one. Reports share the sentences of the rubric and the names in their
 * tables: one saves a fifth of the time for 15 MB, more than one saves nothing further.
 */
export const remembered = 1;

const sources = join(projectRoot(), 'src');
let compiler: NodeCompiler | undefined;

/** Made once: reading the fonts takes longer than most documents. */
export function sharedCompiler(): NodeCompiler {
	compiler ??= NodeCompiler.create({ workspace: sources, fontArgs: [{ fontPaths: fontFiles().map(dirname) }] });
	return compiler;
}

/** Upwards from here to the folder that holds the templates, whether this runs as source or as part of the built server. */
function projectRoot(): string {
	for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
		if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'src', 'programme'))) return folder;
	}
	return process.cwd();
}

function mapFiles(to: NodeCompiler, files: Readonly<Record<string, string | Uint8Array>>): readonly string[] {
	return Object.entries(files).map(([name, content]) => {
		if (!/^[a-z0-9-]+\.(svg|png|jpg)$/.test(name)) throw new RangeError(`${name} is no name for a picture in a document`);
		const path = join(sources, 'files', name);
		to.mapShadow(path, Buffer.from(typeof content === 'string' ? printable(content) : content));
		return path;
	});
}

/** The compiler puts its diagnostics into `message` or `code`. Only the first sentence: the rest may quote the document. */
function firstProblem(error: unknown): string {
	const { message = '', code = '' } = error as { message?: string; code?: string };
	return /message: "((?:[^"\\]|\\.){0,200})/.exec(message)?.[1] ?? (code.slice(0, 200) || 'unknown problem');
}
