import type { Exception } from './exceptions.ts';
import type { Tree } from './tree.ts';

export interface Finding {
	/** A path of the project; what exceptions are written against. */
	readonly where: string;
	readonly line?: number;
	readonly what: string;
}

/** A sentence of ARCHITECTURE.md that a machine can check. */
export interface Rule {
	readonly name: string;
	/** Said to whoever breaks it. */
	readonly why: string;
	check(tree: Tree): readonly Finding[];
}

/** The findings that no exception covers, as text for a person; `''` when the rule holds. */
export function broken(rule: Rule, tree: Tree, exceptions: readonly Exception[] = []): string {
	const left = rule.check(tree).filter((finding) => !exceptions.some((exception) => covers(exception, rule, finding)));
	if (left.length === 0) return '';
	const lines = left.map(({ where, line, what }) => `  ${where}${line ? `:${line}` : ''}  ${what}`);
	return `${rule.name}\nWhy: ${rule.why}\n${lines.join('\n')}`;
}

export function covers(exception: Exception, rule: Rule, finding: Finding): boolean {
	return exception.rule === rule.name && exception.where === finding.where && finding.what.includes(exception.what ?? '');
}
