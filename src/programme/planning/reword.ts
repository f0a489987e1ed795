/** Whoever rewords a text in one language leaves translations behind that say something else. They are not kept as if they were true. */
import { type Localised, languages } from '#kernel/localised.ts';

/**
 * The new text. Where a language's text was changed, languages that nobody touched are dropped, unless the writer says
 * that they still hold (`stillTrue`: only a slip of the pen was mended). Adding or taking away a language drops nothing else.
 */
export function reword(before: Localised, after: Localised, stillTrue: boolean): Localised {
	const changed = languages.filter((language) => text(before, language) !== '' && text(after, language) !== '' && text(before, language) !== text(after, language));
	const kept = languages.filter((language) => {
		const untouched = text(before, language) === text(after, language);
		return text(after, language) !== '' && (!untouched || stillTrue || changed.length === 0);
	});
	return Object.fromEntries(kept.map((language) => [language, text(after, language)]));
}

/** The content with all its texts reworded. */
export function rewordAll<C extends object, Key extends keyof C>(before: C, after: C, texts: readonly Key[], stillTrue: boolean): C {
	const reworded = texts.map((key) => [key, reword(before[key] as Localised, after[key] as Localised, stillTrue)]);
	return { ...after, ...Object.fromEntries(reworded) } as C;
}

function text(of: Localised, language: (typeof languages)[number]): string {
	return of[language]?.trim() ?? '';
}
