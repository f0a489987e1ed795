/**
 * Folds a text for search: people type о for ө, у for ү, н for ң and е for ё, leave out quotes, and write the legal form
 * before the name or not. Both what is stored and what is asked go through here.
 */
const letters: Record<string, string> = { ё: 'е', ө: 'о', ү: 'у', ң: 'н' };

export function fold(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[ёөүң]/g, (letter) => letters[letter] ?? letter)
		.replace(/[«»"'“”„‘’`]/g, '')
		.replace(/[^\p{L}\p{N}@.+]+/gu, ' ')
		.trim();
}
