/** Reads the rows of a table from a form. Rows left empty are not rows; a bad cell refuses the table and says which one it was. */
import { isRowAnswered, type CellValue, type Row } from './answer.ts';
import { defaultMaxRows } from './definition.ts';
import { cellName, fieldName, rowName } from './field-names.ts';
import { textAt, type FormFields } from './form-fields.ts';
import type { AnswerProblem } from './problems.ts';
import { readCell, type ReadableCell, type Reading } from './read-cell.ts';

export interface ReadableTable {
	readonly id: string;
	readonly columns: readonly ReadableCell[];
	/** Present where the rows are fixed. */
	readonly rows?: unknown;
	readonly maxRows?: number | undefined;
}

export function readTable(table: ReadableTable, fields: FormFields): Reading<readonly Row[] | null> {
	const places = placesOf(table.id, fields);
	const max = table.maxRows ?? defaultMaxRows;
	// A page may show more empty rows than may be filled, but not without end.
	if (places.length > max + defaultMaxRows) return refused([{ code: 'questionnaires/too-many-rows', params: { max } }]);
	const readings = places.map((place) => readRow(table, fields, place));
	const problems = readings.flatMap((reading) => reading.problems);
	if (problems.length > 0) return refused(problems);
	const rows = readings.map((reading) => reading.row).filter(isRowAnswered);
	if (rows.length > max) return refused([{ code: 'questionnaires/too-many-rows', params: { max } }]);
	return { ok: true, value: rows.length === 0 ? null : rows };
}

function refused(problems: readonly AnswerProblem[]): Reading<never> {
	return { ok: false, problems, raw: {} };
}

/** The places at which the form has cells, in the order of the page. */
function placesOf(table: string, fields: FormFields): readonly number[] {
	const prefix = `${fieldName(table)}.`;
	const places = new Set<number>();
	for (const name of fields.keys()) {
		const place = name.startsWith(prefix) ? /^(\d{1,4})\./.exec(name.slice(prefix.length))?.[1] : undefined;
		if (place !== undefined) places.add(Number(place));
	}
	return [...places].sort((a, b) => a - b);
}

function readRow(table: ReadableTable, fields: FormFields, place: number): { row: Row; problems: readonly AnswerProblem[] } {
	const label = table.rows ? textAt(fields, rowName(table.id, place)) : '';
	const cells: [string, CellValue][] = label === '' ? [] : [['row', label]];
	const problems: AnswerProblem[] = [];
	for (const column of table.columns) {
		const reading = readCell(column, fields, cellName(table.id, place, column.id));
		if (!reading.ok) problems.push(...reading.problems.map((problem) => ({ ...problem, row: label || place, column: column.id })));
		else if (reading.value !== null) cells.push([column.id, reading.value]);
	}
	const row = Object.fromEntries(cells);
	if (table.rows && label === '' && isRowAnswered(row)) problems.push({ code: 'questionnaires/unknown-row', row: place });
	return { row, problems };
}
