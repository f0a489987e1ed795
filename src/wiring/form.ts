/** From what a form sends to what a use case takes, and what is wrong with it in codes that have texts. */
import type { z } from 'zod';
import { type FieldProblem, Problem, type ProblemCode } from '#kernel/problem.ts';

/** No form of ours goes deeper; a name of a million points would overrun the stack. */
const deepest = 8;
/** Names that mean something to the language itself; no field of ours has one. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/** Fields by name; `a.b` becomes `{a: {b}}`, `name[]` always becomes a list. NUL, which PostgreSQL refuses, is left out. */
export function readForm(data: FormData): Record<string, unknown> {
	const result: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
	for (const [name, values] of valuesByName(data)) {
		const list = name.endsWith('[]');
		const path = (list ? name.slice(0, -2) : name).split('.');
		if (path.length <= deepest && !path.some((part) => reserved.has(part))) place(result, path, list ? values : values[0]);
	}
	return result;
}

/** In one pass: a form of a hundred thousand names must not keep everybody else waiting. */
function valuesByName(data: FormData): ReadonlyMap<string, FormDataEntryValue[]> {
	const byName = new Map<string, FormDataEntryValue[]>();
	for (const [name, value] of data) {
		const kept = typeof value === 'string' ? value.replaceAll('\0', '') : value;
		const known = byName.get(name);
		if (known) known.push(kept);
		else byName.set(name, [kept]);
	}
	return byName;
}

function place(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
	let inner = into;
	for (const part of path.slice(0, -1)) {
		if (part === '') return;
		const next = (inner[part] ??= Object.create(null));
		if (typeof next !== 'object' || next === null) return;
		inner = next as Record<string, unknown>;
	}
	const last = path.at(-1);
	if (last) inner[last] = value;
}

/** The parsed input, or a Problem that names every field that is wrong. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
	const result = schema.safeParse(input);
	if (result.success) return result.data;
	const fields: FieldProblem[] = result.error.issues.map((issue) => ({ field: issue.path.join('.'), code: codeOf(issue) }));
	throw new Problem('common/invalid-input', { status: 400, fields });
}

function codeOf(issue: z.core.$ZodIssue): ProblemCode {
	if (issue.code === 'custom') return (issue.params?.['code'] as ProblemCode | undefined) ?? 'common/invalid';
	if (issue.code === 'too_small') return issue.minimum === 1 ? 'common/required' : 'common/too-short';
	if (issue.code === 'too_big') return 'common/too-long';
	if (issue.code === 'invalid_format') return issue.format === 'email' ? 'common/invalid-email' : 'common/invalid';
	if (issue.code === 'invalid_type' || issue.code === 'invalid_value') return 'common/required';
	return 'common/invalid';
}
