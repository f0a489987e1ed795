/** How every verb answers: a table for people, one JSON value with `--json`; problems on the error stream and an exit code. */
import { isProblem } from '#kernel/problem.ts';
import { problemText } from '#i18n/problem-text.server.ts';

export interface Answer {
	readonly json: unknown;
	/** Lines for people. */
	readonly text: string;
}

export function show(answer: Answer, asJson: boolean): void {
	console.log(asJson ? JSON.stringify(answer.json, null, '\t') : answer.text);
}

/** Says what went wrong in the words of the catalogue; anything unexpected with its message. */
export function showFailure(error: unknown, asJson: boolean): void {
	const code = isProblem(error) ? error.code : 'common/unexpected';
	const text = isProblem(error) ? problemText(error.code, error.params, 'en') : (error as Error).message;
	console.error(asJson ? JSON.stringify({ problem: { code, text } }) : `${text} (${code})`);
}

/** Columns as wide as their widest cell. */
export function table(rows: readonly Readonly<Record<string, unknown>>[], columns: readonly string[]): string {
	const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
	const widths = columns.map((_, index) => Math.max(...cells.map((row) => [...row[index]!].length)));
	return cells.map((row) => row.map((cell, index) => cell + ' '.repeat(widths[index]! - [...cell].length)).join('  ').trimEnd()).join('\n');
}
