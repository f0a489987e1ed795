/** Runs in a thread of its own, with its own limits: takes the bytes of a measured spreadsheet apart into rows of texts. */
import { parentPort, workerData } from 'node:worker_threads';
import readSpreadsheetFile from 'read-excel-file/node';

type Cell = string | number | boolean | Date | null | undefined;

/** What a person sees in the cell, as far as a text can say it. */
function textOf(value: Cell): string {
	if (value === null || value === undefined) return '';
	return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

const found = await readSpreadsheetFile(Buffer.from(workerData as Uint8Array));
const sheets = found.map(({ sheet, data }) => ({ name: String(sheet), rows: (data as Cell[][]).map((row) => row.map(textOf)) }));
parentPort!.postMessage(sheets, []);
