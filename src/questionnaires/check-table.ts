/** What is wrong with the rows of a table: cells that are wrong, cells that must be there, rows that nobody offered. */
import { cellOf, isAnswered, isRowAnswered, rowsOf, type Answer, type Row } from './answer.ts';
import { checkCell, type CheckScope } from './check-cell.ts';
import { choicesOf, defaultMaxRows, type TableQuestion } from './definition.ts';
import type { AnswerProblem } from './problems.ts';
import { isRequired, relevantColumns } from './relevance.ts';

export function checkTable(table: TableQuestion, value: Answer, scope: CheckScope): readonly AnswerProblem[] {
	const rows = rowsOf(value);
	const max = table.maxRows ?? defaultMaxRows;
	if (rows.length > max) return [{ code: 'questionnaires/too-many-rows', params: { max } }];
	if (!table.rows) return rows.flatMap((row, place) => checkRow(table, row, place, scope));
	const offered = choicesOf(table.rows, scope.vocabularies).map((choice) => choice.value);
	return [...checkLabels(rows, offered), ...rowsToCheck(table, rows, offered, scope).flatMap((row) => checkRow(table, row, String(row.row), scope))];
}

function checkLabels(rows: readonly Row[], offered: readonly string[]): readonly AnswerProblem[] {
	const labels = rows.map((row) => String(cellOf(row, 'row') ?? ''));
	const unknown = labels.filter((label) => !offered.includes(label));
	const repeated = labels.filter((label, place) => labels.indexOf(label) < place);
	return [
		...unknown.map((row) => ({ code: 'questionnaires/unknown-row', row }) as const),
		...repeated.map((row) => ({ code: 'questionnaires/repeated-row', row }) as const)
	];
}

/** The fixed rows that were answered; where the table must be answered, all of them. */
function rowsToCheck(table: TableQuestion, rows: readonly Row[], offered: readonly string[], scope: CheckScope): readonly Row[] {
	if (!isRequired(table, scope)) return rows;
	return offered.map((label) => rows.find((row) => row.row === label) ?? { row: label });
}

function checkRow(table: TableQuestion, row: Row, place: string | number, scope: CheckScope): readonly AnswerProblem[] {
	const mustBeWhole = isRowAnswered(row) || table.rows !== undefined;
	const within = { ...scope, row };
	return relevantColumns(table.columns, row, scope).flatMap((column) => {
		const cell = cellOf(row, column.id);
		const problems: readonly AnswerProblem[] = isAnswered(cell)
			? checkCell(column, cell, within)
			: mustBeWhole && isRequired(column, within)
				? [{ code: 'questionnaires/cell-required' }]
				: [];
		return problems.map((problem) => ({ ...problem, row: place, column: column.id }));
	});
}
