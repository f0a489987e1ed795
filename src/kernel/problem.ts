/**
 * Something that was to be expected and is refused: a code `area/what`, never a sentence. Its texts in three languages
 * stand in the message catalogue under `problem_<area>_<what>`. A Problem thrown inside a transaction undoes it.
 */
export type ProblemCode = `${string}/${string}`;
export type ProblemParams = Readonly<Record<string, string | number>>;

/** Where the reader can mend it: a field of the form and what is wrong with it. */
export interface FieldProblem {
	readonly field: string;
	readonly code: ProblemCode;
	readonly params?: ProblemParams;
}

const mark = Symbol.for('kadam.problem');

export class Problem extends Error {
	readonly [mark] = true;
	readonly code: ProblemCode;
	/** The HTTP status a page answers with; nothing else may depend on it. */
	readonly status: number;
	readonly params: ProblemParams;
	readonly fields: readonly FieldProblem[];

	constructor(code: ProblemCode, options: { status?: number; params?: ProblemParams; fields?: readonly FieldProblem[] } = {}) {
		super(code);
		this.name = 'Problem';
		this.code = code;
		this.status = options.status ?? 409;
		this.params = options.params ?? {};
		this.fields = options.fields ?? [];
	}
}

/** Recognises a Problem whichever copy of this module made it (the built server and the process around it each have one). */
export function isProblem(error: unknown): error is Problem {
	return typeof error === 'object' && error !== null && mark in error;
}

/** A policy's answer: permitted, or refused with the reason as a problem code. */
export type Ruling = true | ProblemCode;

/** Goes on only when permitted; unknown means refused. */
export function demand(ruling: Ruling): void {
	if (ruling !== true) throw new Problem(ruling, { status: 403 });
}

/** The thing, or "there is no such thing": also the answer to whoever may not know that it exists. */
export function found<T>(thing: T | null | undefined): T {
	if (thing === null || thing === undefined) throw new Problem('common/not-found', { status: 404 });
	return thing;
}
