/** From what the parts of a test run report to the table at its end. */

export interface Counts {
	readonly name: string;
	readonly passed: number;
	readonly failed: number;
	readonly note: string;
	readonly seconds: number;
}

/** The fields of Vitest's JSON report that are counted. */
interface Report {
	readonly testResults: readonly {
		readonly name: string;
		readonly status: string;
		readonly assertionResults: readonly { readonly status: string }[];
	}[];
}

/** A file that cannot be read counts as one failure, and so does a run that fails without a failing test or reports nothing. */
export function countTests(report: string | undefined, succeeded: boolean, root: string): Pick<Counts, 'passed' | 'failed' | 'note'> {
	if (!report) return { passed: 0, failed: 1, note: 'reported nothing' };
	const { testResults } = JSON.parse(report) as Report;
	const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
	const count = (...statuses: string[]) => tests.filter(({ status }) => statuses.includes(status)).length;
	const unread = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'));
	const failed = count('failed') + unread.length;
	const notRun = count('pending', 'skipped', 'todo', 'disabled');
	const notes = [notRun > 0 && `${notRun} not run`, unread.length > 0 && `could not run: ${unread.map(({ name }) => name.replace(`${root}/`, '')).join(', ')}`];
	const silent = !succeeded && failed === 0;
	return { passed: count('passed'), failed: failed + (silent ? 1 : 0), note: [...notes, silent && 'failed outside its tests'].filter(Boolean).join('; ') };
}

export function table(results: readonly Counts[]): string {
	const rows = results.map(({ name, passed, failed, note, seconds }) => [name, `${passed} passed`, `${failed} failed`, `${seconds.toFixed(0)} s`, note]);
	const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
	const lines = rows.map((row) => row.map((cell, column) => (column === 0 || column === 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column]!))).join('  ').trimEnd());
	return `\n${lines.join('\n')}\n`;
}
