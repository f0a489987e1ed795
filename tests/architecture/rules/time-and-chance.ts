import ts from 'typescript';
import { placeOf } from '../places.ts';
import type { Finding, Rule } from '../rule.ts';
import { lineOf, nodesOf, syntaxOf } from '../syntax.ts';
import { isCode, type SourceText } from '../tree.ts';

export const timeAndChance: Rule = {
	name: 'no hidden time and chance',
	why: 'A decision must come out the same tomorrow, in a test and in an audit. The time comes from the Clock in the context, a date from the caller, an id from newId().',
	check: (tree) =>
		tree.filter(({ path }) => path.startsWith('src/') && isCode(path) && placeOf(path) !== 'platform').flatMap(hiddenInputs)
};

function hiddenInputs(file: SourceText): Finding[] {
	return [...nodesOf(syntaxOf(file))].flatMap((node) => {
		const what = hidden(node);
		return what ? [{ where: file.path, line: lineOf(node), what }] : [];
	});
}

function hidden(node: ts.Node): string | undefined {
	if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()';
	if (!ts.isCallExpression(node)) return undefined;
	const called = node.expression.getText();
	return ['Date', 'Date.now', 'Math.random'].includes(called) ? `${called}()` : undefined;
}
