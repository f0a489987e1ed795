/**
 * The one door for spreadsheets (.xlsx). What comes in is a stranger's archive: it is measured before anything reads it, read
 * in a thread that can be stopped, and gives texts; a formula is never evaluated. What goes out holds texts and numbers only.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Unzip, type UnzipFile, UnzipInflate, zipSync } from 'fflate';
import writeSpreadsheetFile from 'write-excel-file/node';
import { root } from './root.server.ts';

export interface Sheet {
	readonly name: string;
	/** The first row is row 1 of the sheet; rows may differ in length. */
	readonly rows: readonly (readonly string[])[];
}

/** Why a file was not read. */
export type SpreadsheetRefusal = 'notASpreadsheet' | 'tooLarge';

export const spreadsheetLimits = {
	bytes: 5_000_000,
	/** Files inside the archive. */
	files: 200,
	/** What all files amount to when they are unpacked. */
	unpacked: 40_000_000,
	/** Unpacked to packed, once it is more than a trifle: honest sheets stay far below. */
	ratio: 200,
	sheets: 20,
	rows: 5_000,
	columns: 200,
	cell: 32_767,
	memoryMb: 192,
	milliseconds: 10_000
} as const;
const trifle = 1_000_000;

export async function readSpreadsheet(bytes: Uint8Array): Promise<{ readonly sheets: readonly Sheet[] } | { readonly refused: SpreadsheetRefusal }> {
	const measured = measure(bytes);
	if ('refused' in measured) return measured;
	const sheets = await takeApart(measured.archive);
	if (typeof sheets === 'string') return { refused: sheets };
	return isWithin(sheets) ? { sheets } : { refused: 'tooLarge' };
}

function isWithin(sheets: readonly Sheet[]): boolean {
	const { rows, columns, cell } = spreadsheetLimits;
	return sheets.length <= spreadsheetLimits.sheets && sheets.every((sheet) => sheet.rows.length <= rows && sheet.rows.every((row) => row.length <= columns && row.every((text) => text.length <= cell)));
}

/**
 * Unpacks and counts what really comes out: an archive may lie about its own sizes. What the reader gets is packed anew from
 * exactly this, so that nothing is read that was not measured.
 */
function measure(bytes: Uint8Array): { readonly archive: Uint8Array } | { readonly refused: SpreadsheetRefusal } {
	if (bytes.length > spreadsheetLimits.bytes) return { refused: 'tooLarge' };
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { refused: 'notASpreadsheet' };
	try {
		const files = unpack(bytes);
		return files.size === 0 ? { refused: 'notASpreadsheet' } : { archive: zipSync(Object.fromEntries(files), { level: 0 }) };
	} catch (error) {
		return { refused: error instanceof TooMuch ? 'tooLarge' : 'notASpreadsheet' };
	}
}

/** The texts in the archive by name; pictures and whatever else lies there is counted and let go. */
function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
	const count = { files: 0, unpacked: 0 };
	const parts = new Map<string, Uint8Array[]>();
	const add = (files: number, unpacked: number) => {
		count.files += files;
		count.unpacked += unpacked;
		const isPressed = count.unpacked > trifle && count.unpacked > bytes.length * spreadsheetLimits.ratio;
		if (isPressed || count.files > spreadsheetLimits.files || count.unpacked > spreadsheetLimits.unpacked) throw new TooMuch();
	};
	const unzip = new Unzip((file: UnzipFile) => {
		add(1, 0);
		const kept = /\.(xml|rels)$/.test(file.name) ? [] : undefined;
		if (kept) parts.set(file.name, kept);
		file.ondata = (error, data) => {
			if (error) throw error;
			add(0, data.length);
			(kept as Uint8Array[] | undefined)?.push(data);
		};
		file.start();
	});
	unzip.register(UnzipInflate);
	for (let at = 0; at < bytes.length; at += chunk) unzip.push(bytes.subarray(at, at + chunk), at + chunk >= bytes.length);
	return new Map([...parts].map(([name, pieces]) => [name, new Uint8Array(Buffer.concat(pieces))]));
}

class TooMuch extends Error {}
/** Small enough that a bomb is noticed long before it has gone off. */
const chunk = 16_384;

function takeApart(bytes: Uint8Array): Promise<readonly Sheet[] | SpreadsheetRefusal> {
	const worker = new Worker(join(root, 'src', 'platform', 'spreadsheet-worker.server.ts'), {
		workerData: bytes, env: {}, stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: spreadsheetLimits.memoryMb }
	});
	return new Promise((resolve) => {
		const patience = setTimeout(() => end('tooLarge'), spreadsheetLimits.milliseconds);
		const end = (answer: readonly Sheet[] | SpreadsheetRefusal) => {
			clearTimeout(patience);
			void worker.terminate();
			resolve(answer);
		};
		worker.once('message', (sheets: readonly Sheet[]) => end(sheets));
		worker.once('error', (error) => end((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooLarge' : 'notASpreadsheet'));
		worker.once('exit', () => end('notASpreadsheet'));
	});
}

/** The first row of each sheet is its heading. Texts stay texts, also those that begin with `=`, `+`, `-` or `@`. */
export async function writeSpreadsheet(sheets: readonly Sheet[]): Promise<Uint8Array> {
	const cell = (heading: boolean) => (value: string) => ({ value: withoutControls(value), type: String, wrap: true, alignVertical: 'top' as const, ...(heading ? { fontWeight: 'bold' as const } : {}) });
	const written = writeSpreadsheetFile(sheets.map(({ name, rows }) => ({
		sheet: name,
		data: rows.map((row, index) => row.map(cell(index === 0))),
		columns: (rows[0] ?? []).map((heading) => ({ width: heading.includes('.') ? 48 : 16 })),
		stickyRowsCount: 1
	})));
	return new Uint8Array(await written.toBuffer());
}

/** XML has no place for control characters other than tab and line ends. */
function withoutControls(text: string): string {
	return text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
