/** What an editor is shown beside the text: what changed, what the scores say now, where the languages have drifted apart. */
import type { Language } from '#kernel/localised.ts';
import { languages } from '#kernel/localised.ts';
import type { Result } from '#programme/diagnostics/result.ts';
import { isEdited, type WrittenPart } from './report.ts';

export interface EditedCounts {
	/** Parts in each language in which people changed the draft. */
	readonly edited: Readonly<Record<Language, number>>;
	/** Parts that were edited in some languages and not in all. */
	readonly uneven: number;
}

export function countEdits(parts: readonly WrittenPart[]): EditedCounts {
	const edited = parts.filter(isEdited);
	const byKey = Map.groupBy(edited, ({ key }) => key);
	return {
		edited: Object.fromEntries(languages.map((language) => [language, edited.filter((part) => part.language === language).length])) as Record<Language, number>,
		uneven: [...byKey.values()].filter((group) => group.length < languages.length).length
	};
}

export interface Note {
	readonly indicator: string;
	readonly group: string;
	readonly assessor: string;
}

/** What people said while they scored, by parameter: what the writer writes from. */
export function notesOf(result: Result): Readonly<Record<string, readonly Note[]>> {
	return Object.fromEntries(result.parameters.map(({ code, indicators }) => [
		code,
		indicators.flatMap(({ code: indicator, comment }) =>
			(comment.consensus || comment.verified ? [{ indicator, group: comment.consensus, assessor: comment.verified }] : []))
	]));
}
