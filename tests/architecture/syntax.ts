/** Reads TypeScript and the scripts and expressions of Svelte files with the compilers' own parsers. */
import { parse as parseSvelte } from 'svelte/compiler';
import ts from 'typescript';
import type { SourceText } from './tree.ts';

const parsed = new WeakMap<SourceText, ts.SourceFile>();

/** Line numbers are those of the file; a Svelte file's markup is blank but for its expressions. Empty when it cannot be read. */
export function syntaxOf(file: SourceText): ts.SourceFile {
	const known = parsed.get(file);
	if (known) return known;
	const script = file.path.endsWith('.svelte') ? (scriptOrError(file).script ?? '') : file.text;
	const source = ts.createSourceFile(file.path, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
	parsed.set(file, source);
	return source;
}

/** What keeps the parsers from reading the file, or `undefined`. */
export function syntaxErrorOf(file: SourceText): string | undefined {
	if (file.path.endsWith('.svelte')) return scriptOrError(file).error;
	const { parseDiagnostics } = syntaxOf(file) as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
	return parseDiagnostics[0] && ts.flattenDiagnosticMessageText(parseDiagnostics[0].messageText, ' ');
}

function scriptOrError({ text }: SourceText): { script?: string; error?: string } {
	try {
		return { script: scriptOf(text) };
	} catch (error) {
		return { error: (error as Error).message };
	}
}

export function* nodesOf(node: ts.Node): Generator<ts.Node> {
	yield node;
	for (const child of childrenOf(node)) yield* nodesOf(child);
}

function childrenOf(node: ts.Node): ts.Node[] {
	const children: ts.Node[] = [];
	ts.forEachChild(node, (child) => void children.push(child));
	return children;
}

/** Counted from 1. */
export function lineOf(node: ts.Node): number {
	const source = node.getSourceFile();
	return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

export interface Import {
	readonly specifier: string;
	/** `import type`; with `verbatimModuleSyntax` only this is gone at run time. */
	readonly typeOnly: boolean;
	readonly line: number;
	/** Local name → name in the other file (`default`, `*`). */
	readonly names: ReadonlyMap<string, string>;
}

export function importsOf(file: SourceText): Import[] {
	return [...nodesOf(syntaxOf(file))].flatMap((node) => toImport(node) ?? []);
}

function toImport(node: ts.Node): Import | undefined {
	const line = () => lineOf(node);
	if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
		return { specifier: node.moduleSpecifier.text, typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword, line: line(), names: namesOf(node.importClause) };
	}
	if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
		return { specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly, line: line(), names: new Map() };
	}
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
		return { specifier: node.argument.literal.text, typeOnly: true, line: line(), names: new Map() };
	}
	if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0] && ts.isStringLiteralLike(node.arguments[0])) {
		return { specifier: node.arguments[0].text, typeOnly: false, line: line(), names: new Map() };
	}
	return undefined;
}

function namesOf(clause: ts.ImportClause | undefined): ReadonlyMap<string, string> {
	const names = new Map<string, string>();
	if (clause?.name) names.set(clause.name.text, 'default');
	const bindings = clause?.namedBindings;
	if (bindings && ts.isNamespaceImport(bindings)) names.set(bindings.name.text, '*');
	if (bindings && ts.isNamedImports(bindings)) {
		for (const { name, propertyName } of bindings.elements) names.set(name.text, (propertyName ?? name).text);
	}
	return names;
}

/** Markup that is Svelte's own; what hangs below it and is not of these kinds is JavaScript. */
const markup = /^(Root|Fragment|Text|Comment|ExpressionTag|HtmlTag|ConstTag|DebugTag|RenderTag|AttachTag|DeclarationTag|.*Block|.*Element|Component|Svelte.*|Attribute|.*Attribute|.*Directive)$/;

interface SvelteNode {
	readonly type: string;
	readonly start: number;
	readonly end: number;
}

/** The same text with everything blanked that is neither script nor expression; expressions stand between semicolons. */
function scriptOf(text: string): string {
	const root = parseSvelte(text, { modern: true });
	const blank = text.replace(/[^\n]/g, ' ').split('');
	const keep = (from: number, to: number) => { for (let at = from; at < to; at++) blank[at] = text[at]!; };
	for (const script of [root.module, root.instance]) {
		if (!script) continue;
		const { start, end } = script.content as unknown as SvelteNode;
		keep(start, end);
	}
	for (const { start, end } of expressionsIn(root.fragment as unknown as SvelteNode)) {
		keep(start, end);
		if (blank[start - 1] === ' ') blank[start - 1] = ';';
		if (blank[end] === ' ') blank[end] = ';';
	}
	return blank.join('');
}

function* expressionsIn(node: SvelteNode): Generator<SvelteNode> {
	if (!markup.test(node.type)) {
		if (node.type !== 'Identifier' && node.start !== undefined) yield node;
		return;
	}
	for (const value of Object.values(node)) {
		for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* expressionsIn(child);
	}
}

function isNode(value: unknown): value is SvelteNode {
	return typeof value === 'object' && value !== null && typeof (value as SvelteNode).type === 'string';
}
