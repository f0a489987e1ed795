/** The three languages of the product; Kyrgyz first, because it is the one most often forgotten. */
export const languages = ['ky', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text that people wrote or approved in one or more of the three languages. An absent language is not an empty text. */
export type Localised = { readonly [L in Language]?: string };

/** A text that ships with the product and therefore exists in all three languages. */
export type Trilingual = { readonly [L in Language]: string };

const fallback: Record<Language, readonly Language[]> = {
	ky: ['ky', 'ru', 'en'],
	ru: ['ru', 'ky', 'en'],
	en: ['en', 'ru', 'ky']
};

/** The text in the wanted language, or in the nearest one a reader of that language is likely to know; `''` when there is none at all. */
export function inLanguage(text: Localised | null | undefined, language: Language): string {
	for (const candidate of fallback[language]) {
		const found = text?.[candidate];
		if (found) return found;
	}
	return '';
}

export function isLanguage(value: unknown): value is Language {
	return languages.includes(value as Language);
}
