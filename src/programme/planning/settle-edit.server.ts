/** What an edit comes to when others may have edited meanwhile. */
import type { PersonId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import { peopleById } from '#register/read.server.ts';
import { type ActionContent, actionTexts, type ObjectiveContent, objectiveTexts, type PlanContent, planTexts } from './content.ts';
import { type Conflict, mergeContent } from './merge.ts';
import { rewordAll } from './reword.ts';
import { versionsSince } from './store-versions.server.ts';

interface Contents {
	readonly plan: PlanContent;
	readonly objective: ObjectiveContent;
	readonly action: ActionContent;
}

const texts: { readonly [Kind in keyof Contents]: readonly (keyof Contents[Kind])[] } = { plan: planTexts, objective: objectiveTexts, action: actionTexts };

/** What became of an edit. With conflicts nothing was saved: the person sees both values and decides. */
export interface Edited<C> {
	/** Here `author` is a name. */
	readonly conflicts: readonly Conflict[];
	/** What stands now, or what it would be with all of `mine`. */
	readonly content: C;
	/** The version that stands now; the next edit is based on it. */
	readonly version: number;
}

export interface Settled<C> extends Edited<C> {
	readonly changes: boolean;
}

/** Merges what a person wrote on top of `basedOn` with what others wrote since. */
export async function settleEdit<Kind extends keyof Contents>(
	tx: Tx,
	kind: Kind,
	of: { readonly id: string; readonly basedOn: number; readonly stillTrue: boolean },
	mine: Contents[Kind]
): Promise<Settled<Contents[Kind]>> {
	const versions = await versionsSince(tx, kind, of.id, of.basedOn);
	const base = found(versions[0]);
	const offered = rewordAll(base.content, mine, texts[kind], of.stillTrue);
	const { content, conflicts, changes } = mergeContent(versions, offered);
	const people = await peopleById(tx, conflicts.map(({ author }) => author as PersonId));
	return {
		content, changes,
		version: versions.at(-1)!.version,
		conflicts: conflicts.map((conflict) => ({ ...conflict, author: people.get(conflict.author as PersonId)?.name ?? '' }))
	};
}

/** The answer of an edit that went through, or of one that waits for a decision. */
export function answerOf<C>({ content, conflicts, version }: Settled<C>, saved: boolean): Edited<C> {
	return { content, conflicts, version: saved ? version + 1 : version };
}
