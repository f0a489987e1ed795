/** What two people wrote into one field, in words: dates as dates, kinds by their names. */
import { formatDate } from '#i18n/format.ts';
import type { Language } from '#kernel/localised.ts';
import type { Money } from '#kernel/money.ts';
import { fieldWord } from './field-words.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import type { Conflict, Leaf } from './merge.ts';
import type { ActionType, FundingSource } from './plan.ts';
import { moneyText, weightsText } from './plan-view.ts';
import type { Weights } from './priority.ts';
import { fundingWord, levelWord, typeWord } from './words.ts';

/** Two values of one field side by side, in words. */
export interface ShownConflict {
	readonly label: string;
	readonly mine: string;
	readonly theirs: string;
	readonly author: string;
	/** ISO 8601. */
	readonly at: string;
}

export function showConflict({ field, mine, theirs, author, at }: Conflict, language: Language): ShownConflict {
	return { label: fieldWord(field, language), mine: valueText(field, mine, language), theirs: valueText(field, theirs, language), author, at };
}

/** A value in words; `currency` names a currency in the reader's language. */
export function valueText(field: string, value: Leaf, language: Language, currency: (code: string) => string = (code) => code): string {
	if (value === null || value === '') return '';
	if (field === 'type') return typeWord(value as ActionType, language);
	if (field === 'funding') return fundingWord(value as FundingSource, language);
	if (field === 'start' || field === 'due' || field === 'end') return formatDate(String(value));
	if (field === 'cost') return moneyText(value as unknown as Money, language, currency);
	if (field.startsWith('desired.')) return `${String(value)} — ${levelWord(String(value) as `${Level}`, language)}`;
	if (field === 'weights') return weightsText(value as unknown as Weights, language);
	return String(value);
}
