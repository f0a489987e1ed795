/** `area/what` texts in the code: the events that are recorded, and the codes of problems. */
import ts from 'typescript';
import { lineOf, nodesOf, syntaxOf } from './syntax.ts';
import { code, type SourceText, type Tree } from './tree.ts';

export interface Literal {
	readonly text: string;
	readonly where: string;
	readonly line: number;
}

const shape = /^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whatever stands behind `event:`. */
export function eventsRecorded(tree: Tree): Literal[] {
	return code(tree).flatMap(literalsIn).filter((literal) => literal.isEvent);
}

/** Every other `area/what` of an area that can have problems; lists of events are told by their file or by holding a recorded one. */
export function problemCodes(tree: Tree, areas: readonly string[]): Literal[] {
	const events = new Set(eventsRecorded(tree).map(({ text }) => text));
	return code(tree)
		.filter(({ path }) => !/\/(events|reactions)(\.server)?\.ts$/.test(path))
		.flatMap(literalsIn)
		.filter(({ text }) => !events.has(text) && areas.includes(text.split('/')[0]!));
}

/** Codes put together at run time: nobody can find them. */
export function composedCodes(tree: Tree, areas: readonly string[]): Literal[] {
	return code(tree).flatMap((file) =>
		[...nodesOf(syntaxOf(file))].flatMap((node) => {
			if (!ts.isTemplateExpression(node)) return [];
			const composed = areas.some((area) => node.head.text === `${area}/`);
			return composed ? [{ text: node.getText(), where: file.path, line: lineOf(node) }] : [];
		})
	);
}

const cache = new WeakMap<SourceText, (Literal & { isEvent: boolean })[]>();

function literalsIn(file: SourceText): (Literal & { isEvent: boolean })[] {
	const known = cache.get(file);
	if (known) return known;
	const found = [...nodesOf(syntaxOf(file))].flatMap((node) => {
		if (!ts.isStringLiteralLike(node) || !shape.test(node.text) || isSpecifier(node)) return [];
		return [{ text: node.text, where: file.path, line: lineOf(node), isEvent: behindEvent(node) }];
	});
	cache.set(file, found);
	return found;
}

function isSpecifier(node: ts.Node): boolean {
	return ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent) || (ts.isLiteralTypeNode(node.parent) && ts.isImportTypeNode(node.parent.parent));
}

/** `event: 'a/b'`, also through `yes ? 'a/b' : 'a/c'`. */
function behindEvent(node: ts.Node): boolean {
	let { parent } = node;
	while (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent)) parent = parent.parent;
	return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent.parent ?? parent)) && parent.getText().startsWith('event');
}
