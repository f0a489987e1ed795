import ts from 'typescript';
import { endingOf } from '../places.ts';
import type { Finding, Rule } from '../rule.ts';
import { nodesOf, syntaxOf } from '../syntax.ts';
import { code, isCode, type SourceText, type Tree } from '../tree.ts';

/** In lines. */
export const budgets = { medianFile: 80, longFile: 220, longestFile: 400, longFunction: 35 };

const why = 'A file that fits on two screens is read; a function that fits on one is understood. Long ones are where rules hide.';

export const fileSizes: Rule = {
	name: 'file sizes',
	why,
	check(tree) {
		const sizes = code(tree).filter(isNoDataTable).map(linesOf);
		return [...tooLong(tree), ...over('the median file', at(sizes, 0.5), budgets.medianFile), ...over('one file in ten', at(sizes, 0.9), budgets.longFile)];
	}
};

export const functionSizes: Rule = {
	name: 'function sizes',
	why,
	check: (tree) => over('one function in ten', at(code(tree).flatMap(functionLines), 0.9), budgets.longFunction)
};

/** The share `of` of the values is at most this. */
export function at(values: readonly number[], of: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(sorted.length * of) - 1)] ?? 0;
}

function tooLong(tree: Tree): Finding[] {
	const written = tree.filter((file) => (isCode(file.path) || file.path.endsWith('.css')) && isNoDataTable(file));
	return written.filter((file) => linesOf(file) > budgets.longestFile).map((file) => ({ where: file.path, what: `${linesOf(file)} lines; the longest may have ${budgets.longestFile}` }));
}

function over(which: string, lines: number, budget: number): Finding[] {
	return lines > budget ? [{ where: 'src', what: `${which} has more than ${lines - 1} lines; the budget is ${budget}` }] : [];
}

/** Phrases and seeds are tables of texts that happen to be written in code. */
function isNoDataTable({ path }: SourceText): boolean {
	return !path.startsWith('seeds/') && !path.includes('/phrases/') && endingOf(path) !== 'declaration';
}

function linesOf({ text }: SourceText): number {
	return text.replace(/\n$/, '').split('\n').length;
}

/** Functions that have a name and a body of statements; what is handed over inline belongs to the function around it. */
function functionLines(file: SourceText): number[] {
	const source = syntaxOf(file);
	const line = (position: number) => source.getLineAndCharacterOfPosition(position).line;
	return [...nodesOf(source)].filter(isNamedFunction).map((node) => line(node.getEnd()) - line(node.getStart(source)) + 1);
}

function isNamedFunction(node: ts.Node): boolean {
	if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node.body !== undefined;
	const isExpression = (ts.isArrowFunction(node) && ts.isBlock(node.body)) || ts.isFunctionExpression(node);
	return isExpression && (ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent));
}
