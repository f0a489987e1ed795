/** A number from 0 to 1 that depends on the words alone. */
export function chance(...words: readonly (string | number)[]): number {
	let hash = 2166136261;
	for (const letter of words.join('|')) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619);
	return ((hash >>> 0) % 1000) / 1000;
}
