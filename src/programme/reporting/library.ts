/** The recommendations of a programme: those that ship, and its own wording in their place where it has one. */
import type { RecommendationEntry } from './source.ts';

/** @param own of the programme; each stands in the place of the shipped one for the same indicator and level. */
export function mergeLibrary(shipped: readonly RecommendationEntry[], own: readonly RecommendationEntry[]): readonly RecommendationEntry[] {
	const place = ({ indicator, level }: RecommendationEntry): string => `${indicator} ${level}`;
	const replaced = new Map(own.map((entry) => [place(entry), entry]));
	const known = new Set(shipped.map(place));
	return [...shipped.map((entry) => replaced.get(place(entry)) ?? entry), ...own.filter((entry) => !known.has(place(entry)))];
}
