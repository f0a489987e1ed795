/** What the fields of a plan are called where two people's edits are set side by side, or where a history names them. */
import { m } from '#i18n/paraglide/messages.js';
import { isLanguage, type Language } from '#kernel/localised.ts';

type Word = (inputs: Record<never, never>, options: { locale: Language }) => string;

const words: Readonly<Record<string, Word>> = {
	goal: m.planning_goal, weights: m.planning_weights, end: m.planning_end,
	why: m.planning_why, voices: m.planning_voices, desired: m.planning_desired,
	title: m.planning_title_field, description: m.planning_description, type: m.planning_type, responsible: m.planning_responsible, supporter: m.planning_supporter,
	start: m.planning_start, due: m.planning_due, cost: m.planning_cost, funding: m.planning_funding,
	expectedOutput: m.planning_output, meansOfVerification: m.planning_means,
	importance: m.planning_factor_importance, urgency: m.planning_factor_urgency, ease: m.planning_factor_ease
};

const languageWords: Readonly<Record<Language, Word>> = { ky: m.common_language_ky, ru: m.common_language_ru, en: m.common_language_en };

/** `title.ky` is «Эмне жасалат (кыргызча)», `desired.1.1` «Жете турган деңгээл 1.1». */
export function fieldWord(field: string, locale: Language): string {
	const [name, ...rest] = field.split('.');
	const word = words[name ?? '']?.({}, { locale }) ?? field;
	const inner = rest.join('.');
	if (inner === '') return word;
	return isLanguage(inner) ? `${word} (${languageWords[inner]({}, { locale })})` : `${word} ${inner}`;
}
