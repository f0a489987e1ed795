/**
 * What happens when two people edit the same thing: what does not overlap is merged; what overlaps is handed back with both
 * values, who gave the other one and when. Nobody's words are overwritten by somebody who had not seen them.
 */

/** A state that the content was in. */
export interface Version<C> {
	readonly version: number;
	readonly content: C;
	readonly author: string;
	/** ISO 8601. */
	readonly at: string;
}

export interface Conflict {
	/** `due`, or `title.ky` for one language of a text. */
	readonly field: string;
	/** `null`: taken away. */
	readonly mine: Leaf;
	readonly theirs: Leaf;
	readonly author: string;
	readonly at: string;
}

export interface Merge<C> {
	/** What neither changed, what either changed, and `mine` where both did. */
	readonly content: C;
	readonly conflicts: readonly Conflict[];
	/** Whether `content` differs from the latest version. */
	readonly changes: boolean;
}

/** `versions` begin with the one that `mine` was based on and end with the latest; there is at least one. */
export function mergeContent<C extends object>(versions: readonly Version<C>[], mine: C): Merge<C> {
	const [base, latest] = [leaves(versions[0]!.content), leaves(versions.at(-1)!.content)];
	const offered = leaves(mine);
	const merged = new Map(latest);
	const conflicts: Conflict[] = [];
	for (const field of new Set([...base.keys(), ...latest.keys(), ...offered.keys()])) {
		if (same(base.get(field), offered.get(field))) continue;
		if (offered.has(field)) merged.set(field, offered.get(field)!);
		else merged.delete(field);
		if (same(base.get(field), latest.get(field)) || same(latest.get(field), offered.get(field))) continue;
		conflicts.push({ field, mine: offered.get(field) ?? null, theirs: latest.get(field) ?? null, ...lastChange(versions, field) });
	}
	const changes = [...new Set([...merged.keys(), ...latest.keys()])].some((field) => !same(merged.get(field), latest.get(field)));
	return { content: gathered(merged, mine), conflicts, changes };
}

export type Leaf = string | number | boolean | null | Readonly<Record<string, unknown>>;

/** Keys that are compared as one value although they are made of several: half an amount of money is none, and weights amount to 1 only together. */
const whole = ['cost', 'weights'];

function leaves(content: object): Map<string, Leaf> {
	return new Map(
		Object.entries(content as Record<string, Leaf>).flatMap(([key, value]): [string, Leaf][] =>
			typeof value === 'object' && value !== null && !whole.includes(key)
				? Object.entries(value).map(([inner, leaf]) => [`${key}.${inner}`, leaf as Leaf])
				: [[key, value]]
		)
	);
}

/** The keys of `shape` say which of the leaves belong together. */
function gathered<C extends object>(merged: ReadonlyMap<string, Leaf>, shape: C): C {
	const content: Record<string, Leaf> = {};
	for (const key of Object.keys(shape)) {
		const inner = [...merged].flatMap(([field, leaf]) => (field.startsWith(`${key}.`) ? [[field.slice(key.length + 1), leaf] as const] : []));
		content[key] = merged.has(key) ? merged.get(key)! : Object.fromEntries(inner);
	}
	return content as C;
}

/** One field in which two states differ; `null`: nothing stands there. */
export interface Change {
	readonly field: string;
	readonly before: Leaf;
	readonly after: Leaf;
}

export function changesBetween(before: object, after: object): readonly Change[] {
	const [earlier, later] = [leaves(before), leaves(after)];
	const fields = [...new Set([...earlier.keys(), ...later.keys()])].filter((field) => !same(earlier.get(field), later.get(field)));
	return fields.map((field) => ({ field, before: earlier.get(field) ?? null, after: later.get(field) ?? null }));
}

/** Fields in which two states differ. */
export function changedFields(before: object, after: object): readonly string[] {
	return changesBetween(before, after).map(({ field }) => field);
}

function lastChange<C extends object>(versions: readonly Version<C>[], field: string): { author: string; at: string } {
	const states = versions.map(({ content }) => leaves(content).get(field));
	const last = states.findLastIndex((state, index) => index > 0 && !same(state, states[index - 1]));
	const { author, at } = versions[last]!;
	return { author, at };
}

function same(a: Leaf | undefined, b: Leaf | undefined): boolean {
	return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
