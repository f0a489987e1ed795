import ts from 'typescript';
import type { Finding, Rule } from '../rule.ts';
import { lineOf, nodesOf, syntaxOf } from '../syntax.ts';
import { isCode, isTest, type SourceText } from '../tree.ts';

export const noRawHtml: Rule = {
	name: 'no raw HTML',
	why: 'What people type must never become markup: {@html …} is how one organisation would run its script in an officer’s browser.',
	check: (tree) => tree.filter(({ path }) => path.endsWith('.svelte')).flatMap((file) => linesWith(file, /\{@html\b/, '{@html'))
};

export const noSilencedChecks: Rule = {
	name: 'no silenced checks',
	why: '`any` and comments that switch a check off hide the very mistake that the check would have found.',
	check: (tree) =>
		tree.filter(({ path }) => isCode(path)).flatMap((file) => [
			...linesWith(file, /(\/\/|\/\*|<!--)\s*(@ts-(ignore|nocheck|expect-error)|(eslint|oxlint)-disable)/, 'a comment that silences a check'),
			...nodesIn(file, (node) => (node.kind === ts.SyntaxKind.AnyKeyword ? '`any`' : undefined))
		])
};

export const noTestLeftOut: Rule = {
	name: 'no test left out',
	why: 'A test that is skipped passes for one that holds. What is known not to work yet is `it.fails` with a note.',
	check: (tree) => tree.filter(({ path }) => isCode(path) && isTest(path)).flatMap((file) => nodesIn(file, leftOut))
};

const tests = ['test', 'it', 'describe', 'suite', 'bench'];
/** What a machine cannot run (`skipIf`) is counted as not run in the table at the end. */
const leavingOut = ['only', 'skip', 'todo'];

function leftOut(node: ts.Node): string | undefined {
	if (!ts.isPropertyAccessExpression(node) || !leavingOut.includes(node.name.text)) return undefined;
	let root: ts.Expression = node.expression;
	while (ts.isPropertyAccessExpression(root) || ts.isCallExpression(root)) root = root.expression;
	return ts.isIdentifier(root) && tests.includes(root.text) ? node.getText() : undefined;
}

function linesWith(file: SourceText, pattern: RegExp, what: string): Finding[] {
	return file.text.split('\n').flatMap((text, index) => (pattern.test(text) ? [{ where: file.path, line: index + 1, what }] : []));
}

function nodesIn(file: SourceText, judge: (node: ts.Node) => string | undefined): Finding[] {
	return [...nodesOf(syntaxOf(file))].flatMap((node) => {
		const what = judge(node);
		return what ? [{ where: file.path, line: lineOf(node), what }] : [];
	});
}
