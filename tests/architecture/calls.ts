/** Who calls whom, by name: enough to see whether a use case asks, records, and what it hands that to. */
import ts from 'typescript';
import { endingOf, resolveImport } from './places.ts';
import { importsOf, lineOf, nodesOf, syntaxOf } from './syntax.ts';
import { code, type SourceText, type Tree } from './tree.ts';

export interface Callable {
	readonly path: string;
	readonly name: string;
	readonly line: number;
	readonly isExported: boolean;
	/** Functions by the name they are called by, methods as `.name`. */
	readonly calls: ReadonlySet<string>;
	/** Local name → `path name` of what was imported. */
	readonly imported: ReadonlyMap<string, string>;
}

/** Exported functions of .server.ts files that open a transaction of the context. */
export function useCasesIn(tree: Tree): Callable[] {
	return [...callablesOf(tree).values()].filter(({ path, isExported, calls }) => isExported && endingOf(path) === 'io' && !outside.test(path) && calls.has('.transact'));
}

/** Doors and what is below use cases. */
const outside = /^src\/(wiring|routes|cli|platform|journal)\//;

/** By `path name`. */
export function callablesOf(tree: Tree): ReadonlyMap<string, Callable> {
	return new Map(code(tree).flatMap(callablesIn).map((callable) => [`${callable.path} ${callable.name}`, callable]));
}

/** All calls that happen when it runs, as far as the tree shows. */
export function callsMadeBy(first: Callable, callables: ReadonlyMap<string, Callable>): ReadonlySet<string> {
	const seen = new Set([first]);
	const calls = new Set<string>();
	for (const callable of seen) {
		for (const call of callable.calls) {
			calls.add(call);
			const next = callables.get(callable.imported.get(call) ?? `${callable.path} ${call}`);
			if (next) seen.add(next);
		}
	}
	return calls;
}

const cache = new WeakMap<SourceText, Callable[]>();

function callablesIn(file: SourceText): Callable[] {
	const known = cache.get(file);
	if (known) return known;
	const imported = importedBy(file);
	const found = syntaxOf(file).statements.flatMap((statement) =>
		functionsOf(statement).map(([name, body]) => ({ path: file.path, name, line: lineOf(statement), isExported: isExported(statement), calls: callsIn(body), imported }))
	);
	cache.set(file, found);
	return found;
}

function importedBy(file: SourceText): Map<string, string> {
	return new Map(importsOf(file).flatMap(({ specifier, names }) => [...names].map(([local, name]) => [local, `${resolveImport(file.path, specifier).path} ${name}`] as const)));
}

function functionsOf(statement: ts.Statement): [string, ts.Node][] {
	if (ts.isFunctionDeclaration(statement) && statement.name && statement.body) return [[statement.name.text, statement.body]];
	if (!ts.isVariableStatement(statement)) return [];
	return statement.declarationList.declarations.flatMap(({ name, initializer }) => (ts.isIdentifier(name) && initializer ? [[name.text, initializer] as [string, ts.Node]] : []));
}

function isExported(statement: ts.Statement): boolean {
	return ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** Also what is handed over to be called: a function's name as an argument. */
function callsIn(body: ts.Node): Set<string> {
	const calls = new Set<string>();
	for (const node of nodesOf(body)) {
		if (!ts.isCallExpression(node)) continue;
		if (ts.isPropertyAccessExpression(node.expression)) calls.add(`.${node.expression.name.text}`);
		if (ts.isIdentifier(node.expression)) calls.add(node.expression.text);
		for (const argument of node.arguments) if (ts.isIdentifier(argument)) calls.add(argument.text);
	}
	return calls;
}
