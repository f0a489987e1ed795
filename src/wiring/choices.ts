import { inLanguage, type Language } from '#kernel/localised.ts';
import type { Vocabularies } from '#questionnaires/definition.ts';

/** A shared list of choices as a select takes it, in the reader's language. */
export function choicesOf(vocabularies: Vocabularies, key: string, language: Language): { value: string; label: string }[] {
	return (vocabularies[key] ?? []).map(({ value, label }) => ({ value, label: inLanguage(label, language) }));
}

/** What one value of a shared list is called; the value itself where the list does not know it. */
export function choiceLabel(vocabularies: Vocabularies, key: string, value: string | null, language: Language): string {
	const choice = (vocabularies[key] ?? []).find((candidate) => candidate.value === value);
	return choice ? inLanguage(choice.label, language) : (value ?? '');
}
