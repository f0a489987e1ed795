/**
 * What happens when several people score at once: what does not overlap is merged, what overlaps is handed back with both
 * values. Nobody's score is overwritten by somebody who had not seen it.
 */
import type { Mark, Score } from './score.ts';

/** A score as a person gives it; `basedOn` is the version of the standing score that the person saw, 0 where there was none. */
export interface OfferedScore extends Score {
	readonly basedOn: number;
}

/** A score as it stands. */
export interface StandingScore extends Score {
	/** Counts the changes, from 1. */
	readonly version: number;
	readonly author: string;
	/** ISO 8601. */
	readonly at: string;
}

export interface Conflict {
	readonly offered: OfferedScore;
	readonly standing: StandingScore;
}

export interface Merge {
	readonly toSave: readonly OfferedScore[];
	/** Already so, whoever said it: nothing to save and nothing to disagree about. */
	readonly unchanged: readonly StandingScore[];
	readonly conflicts: readonly Conflict[];
}

/** What a save answers; it must survive JSON. */
export interface SavedScores {
	/** The version of each indicator that now stands as it was sent. */
	readonly versions: Readonly<Record<string, number>>;
	/** Scores that somebody else had changed meanwhile: nothing of them was saved. `author` is that person's name. */
	readonly conflicts: readonly (Conflict & { readonly author: string })[];
	/** ISO 8601. */
	readonly at: string;
}

export function mergeScores(standing: ReadonlyMap<string, StandingScore>, offered: readonly OfferedScore[]): Merge {
	const merge: { [Part in keyof Merge]: Merge[Part][number][] } = { toSave: [], unchanged: [], conflicts: [] };
	for (const score of offered) {
		const now = standing.get(score.indicator);
		if (now && isSame(now, score)) merge.unchanged.push(now);
		else if ((now?.version ?? 0) === score.basedOn) merge.toSave.push(score);
		else if (now) merge.conflicts.push({ offered: score, standing: now });
		else merge.toSave.push({ ...score, basedOn: 0 });
	}
	return merge;
}

function isSame(a: Score, b: Score): boolean {
	return a.comment === b.comment && isSameMark(a.mark, b.mark);
}

export function isSameMark(a: Mark, b: Mark): boolean {
	if (a.kind === 'level') return b.kind === 'level' && a.level === b.level;
	if (a.kind === 'notApplicable') return b.kind === 'notApplicable' && a.reason === b.reason;
	return b.kind === 'dontKnow';
}
