/**
 * A workflow is a table: who may take what from which state to which. Stages hold their own tables; this file only reads
 * them. What is not in the table is refused, and so is a role that it does not name.
 */
import type { ProblemCode } from './problem.ts';

export interface Transition<State extends string, Act extends string, Role extends string> {
	readonly act: Act;
	readonly from: readonly State[];
	readonly to: State;
	readonly by: readonly Role[];
	/** The act is refused unless the person says why. */
	readonly reason?: 'required';
}

export type Workflow<State extends string, Act extends string, Role extends string> = readonly Transition<
	State,
	Act,
	Role
>[];

export const workflowProblems = [
	/** The act exists, but not from the state the thing is in. */
	'workflow/not-in-this-state',
	/** It may be done from here, but not by this person. */
	'workflow/not-by-this-role',
	'workflow/reason-required'
] as const satisfies readonly ProblemCode[];
export type WorkflowProblem = (typeof workflowProblems)[number];

/** Where an act leads, or why it is refused. `Problem` widens where a stage adds refusals of its own. */
export type Move<State extends string, Problem extends ProblemCode = WorkflowProblem> =
	| { readonly ok: true; readonly next: State; readonly reasonRequired: boolean }
	| { readonly ok: false; readonly problem: Problem };

/** May a person with these roles do this from here? For showing or hiding a button; `move` is for doing it. */
export function permitted<State extends string, Act extends string, Role extends string>(
	workflow: Workflow<State, Act, Role>,
	state: State,
	act: Act,
	roles: readonly string[]
): Move<State> {
	const fromHere = workflow.filter((row) => row.act === act && row.from.includes(state));
	if (fromHere.length === 0) return { ok: false, problem: 'workflow/not-in-this-state' };
	const mine = fromHere.find((row) => row.by.some((role) => roles.includes(role)));
	if (!mine) return { ok: false, problem: 'workflow/not-by-this-role' };
	return { ok: true, next: mine.to, reasonRequired: mine.reason === 'required' };
}

/** Like `permitted`, and refuses a blank reason where one is required. */
export function move<State extends string, Act extends string, Role extends string>(
	workflow: Workflow<State, Act, Role>,
	state: State,
	act: Act,
	roles: readonly string[],
	reason: string
): Move<State> {
	const answer = permitted(workflow, state, act, roles);
	if (answer.ok && answer.reasonRequired && reason.trim() === '')
		return { ok: false, problem: 'workflow/reason-required' };
	return answer;
}

/** What a person with these roles may do next, in the order of the table. */
export function actsPermitted<State extends string, Act extends string, Role extends string>(
	workflow: Workflow<State, Act, Role>,
	state: State,
	roles: readonly string[]
): readonly Act[] {
	const acts = new Set(workflow.map((row) => row.act));
	return [...acts].filter((act) => permitted(workflow, state, act, roles).ok);
}

/**
 * What is wrong with a table, in words for whoever edits it; empty when nothing is. Two rows may share an act and a
 * state only when nobody could mean both; every state must be reachable from the first.
 */
export function faults<State extends string, Act extends string, Role extends string>(
	workflow: Workflow<State, Act, Role>,
	states: readonly State[],
	first: State
): readonly string[] {
	const doubled = workflow.flatMap((row, index) =>
		workflow
			.slice(index + 1)
			.filter((other) => other.act === row.act && meet(other.from, row.from) && meet(other.by, row.by))
			.map(() => `${row.act} leads two ways for the same role`)
	);
	const reached = reachable(workflow, first);
	return [...doubled, ...states.filter((state) => !reached.has(state)).map((state) => `${state} cannot be reached`)];
}

function meet<T>(a: readonly T[], b: readonly T[]): boolean {
	return a.some((item) => b.includes(item));
}

function reachable<State extends string>(workflow: Workflow<State, string, string>, first: State): ReadonlySet<State> {
	const reached = new Set([first]);
	for (const state of reached) {
		for (const row of workflow) if (row.from.includes(state)) reached.add(row.to);
	}
	return reached;
}
