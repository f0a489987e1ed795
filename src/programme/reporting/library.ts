/** The recommendations of a programme: those that ship, and its own wording in their place where it has one. */
import type { RecommendationEntry } from './source.ts';

/** @param own of the programme; each words the shipped one for the same indicator and level. What is no wording stays as it ships. */
export function mergeLibrary<Entry extends RecommendationEntry>(shipped: readonly Entry[], own: readonly RecommendationEntry[]): readonly Entry[] {
	const place = ({ indicator, level }: RecommendationEntry): string => `${indicator} ${level}`;
	const worded = new Map(own.map((entry) => [place(entry), entry]));
	return shipped.map((entry) => {
		const mine = worded.get(place(entry));
		return mine ? { ...entry, recommendation: mine.recommendation, action: { ...entry.action, ...mine.action } } : entry;
	});
}
