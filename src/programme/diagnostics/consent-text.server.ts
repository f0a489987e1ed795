/** What an organisation agrees to when it asks for diagnostics. A changed text is a new version; what somebody agreed to stays readable. */
import { m } from '#i18n/paraglide/messages.js';
import type { Language, Trilingual } from '#kernel/localised.ts';

export const consentScope = 'diagnostics';
export const consentVersion = 1;

const versions: Readonly<Record<number, (language: Language) => string>> = {
	1: (locale) => m.diagnostics_consent_text_1({}, { locale })
};

/** The text of a version in all three languages, as it was shown. Throws for a version that never was. */
export function consentText(version: number): Trilingual {
	const text = versions[version];
	if (!text) throw new RangeError(`There is no version ${version} of the consent to diagnostics`);
	return { ky: text('ky'), ru: text('ru'), en: text('en') };
}
