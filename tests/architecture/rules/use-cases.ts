import { type Callable, callablesOf, callsMadeBy, useCasesIn } from '../calls.ts';
import { resolveImport } from '../places.ts';
import type { Finding, Rule } from '../rule.ts';
import { importsOf, nodesOf, syntaxOf } from '../syntax.ts';
import { isCode, isTest, type Tree } from '../tree.ts';
import ts from 'typescript';

export const useCasesRecord: Rule = {
	name: 'every use case records an event',
	why: 'The journal is the audit and the only way by which other stages learn of something: what is not recorded did not happen.',
	check: (tree) => lacking(tree, (calls) => calls.has('.record'), 'records no event (ctx.record)')
};

export const useCasesAskPermission: Rule = {
	name: 'every use case asks whether it may',
	why: 'Pages hide buttons; use cases refuse. One that neither demands a ruling nor moves a workflow does its work for anybody who can send a form.',
	check: (tree) => lacking(tree, (calls) => calls.has('demand') || calls.has('move'), 'neither demands a ruling (demand) nor moves a workflow (move)')
};

export const useCasesAreTested: Rule = {
	name: 'every use case is tested',
	why: 'A use case that no test calls has never been seen to work, on any database.',
	check(tree) {
		const tested = calledInTests(tree);
		return useCasesIn(tree).filter(({ path, name }) => !tested.has(`${path} ${name}`)).map(({ path, name, line }) => ({ where: path, line, what: `${name} is called by no test` }));
	}
};

function lacking(tree: Tree, holds: (calls: ReadonlySet<string>) => boolean, what: string): Finding[] {
	const callables = callablesOf(tree);
	return useCasesIn(tree).filter((useCase) => !holds(callsMadeBy(useCase, callables))).map(({ path, name, line }: Callable) => ({ where: path, line, what: `${name} ${what}` }));
}

/** `path name` of everything that a test imports and calls, or hands on to be called. */
function calledInTests(tree: Tree): ReadonlySet<string> {
	const tests = tree.filter(({ path }) => isCode(path) && isTest(path));
	return new Set(
		tests.flatMap((file) => {
			const used = new Set([...nodesOf(syntaxOf(file))].filter(ts.isIdentifier).filter(({ parent }) => !ts.isImportSpecifier(parent)).map(({ text }) => text));
			return importsOf(file).flatMap(({ specifier, names }) => {
				const { path } = resolveImport(file.path, specifier);
				return [...names].filter(([local]) => used.has(local)).map(([, name]) => `${path} ${name}`);
			});
		})
	);
}
