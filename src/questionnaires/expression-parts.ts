/** Looks into expressions without evaluating them, for whoever checks or explains a definition. */
import type { Expression, Operand } from './expression.ts';

/** An expression and all expressions within it. */
export function partsOf(expression: Expression): readonly Expression[] {
	const within = 'all' in expression ? expression.all : 'any' in expression ? expression.any : 'not' in expression ? [expression.not] : [];
	return [expression, ...within.flatMap(partsOf)];
}

export function summedColumns(expression: Expression): readonly { readonly table: string; readonly column: string }[] {
	return partsOf(expression).flatMap((part) => ('sum' in part && part.sum.table !== undefined ? [part.sum] : []));
}

/** Pairs of a question and a text that its answer is compared with for equality. */
export function comparedValues(expression: Expression): readonly (readonly [string, string])[] {
	return partsOf(expression).flatMap((part) => {
		const [operand, values] = equality(part);
		if (typeof operand !== 'object' || operand === null || !('answer' in operand)) return [];
		return values.filter((value): value is string => typeof value === 'string').map((value) => [operand.answer, value] as const);
	});
}

function equality(part: Expression): readonly [Operand, readonly Operand[]] {
	if ('sum' in part) return [null, []];
	if ('in' in part) return part.in;
	if ('eq' in part) return [part.eq[0], [part.eq[1]]];
	return 'ne' in part ? [part.ne[0], [part.ne[1]]] : [null, []];
}
